// SPDX-License-Identifier: MIT
// Runs a command several times and prints the medians: wall ms, CPU ms, peak resident MB of the whole process.
//
//   benchrun TIMES COMMAND [ARGUMENT]...

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

namespace {

struct Run {
    double wall = 0; ///< ms
    double cpu = 0;  ///< ms
    double peak = 0; ///< MB
    int status = 0;
};

double milliseconds(const timeval& time)
{
    return static_cast<double>(time.tv_sec) * 1000.0 + static_cast<double>(time.tv_usec) / 1000.0;
}

Run once(char** command)
{
    const auto started = std::chrono::steady_clock::now();
    const pid_t child = fork();
    if (child == 0) {
        const int nothing = open("/dev/null", O_WRONLY);
        dup2(nothing, STDOUT_FILENO);
        execvp(command[0], command);
        _exit(127);
    }
    rusage usage{};
    Run run;
    wait4(child, &run.status, 0, &usage);
    run.wall = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - started).count();
    run.cpu = milliseconds(usage.ru_utime) + milliseconds(usage.ru_stime);
    run.peak = static_cast<double>(usage.ru_maxrss) / 1024.0;
    return run;
}

double median(std::vector<Run> runs, double Run::*value)
{
    std::ranges::sort(runs, {}, value);
    return runs[runs.size() / 2].*value;
}

} // namespace

int main(int argc, char** argv)
{
    if (argc < 3)
        return 2;
    std::vector<Run> runs;
    for (int left = std::atoi(argv[1]); left > 0; --left) {
        runs.push_back(once(argv + 2));
        if (runs.back().status != 0) {
            std::fprintf(stderr, "benchrun: %s ended with status %d\n", argv[2], runs.back().status);
            return 1;
        }
    }
    std::printf("%.1f %.1f %.1f\n", median(runs, &Run::wall), median(runs, &Run::cpu), median(runs, &Run::peak));
    return 0;
}
