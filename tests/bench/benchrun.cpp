// SPDX-License-Identifier: MIT
// Runs commands in turn, several times each, so that what else the machine does hits all of them alike. Prints a line
// of JSON for each: every run's wall ms, CPU ms and peak resident MB of the whole process.
//
//   benchrun TIMES [NAME=VALUE]... COMMAND [ARGUMENT]... [--then [NAME=VALUE]... COMMAND [ARGUMENT]...]...

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
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

Run once(char* const* command)
{
    const auto started = std::chrono::steady_clock::now();
    const pid_t child = fork();
    if (child == 0) {
        const int nothing = open("/dev/null", O_WRONLY);
        dup2(nothing, STDOUT_FILENO);
        for (; *command && std::strchr(*command, '='); ++command)
            putenv(*command);
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

void print(const char* name, const std::vector<Run>& runs, double Run::*value, const char* end)
{
    std::printf("\"%s\":[", name);
    for (std::size_t run = 0; run < runs.size(); ++run)
        std::printf("%s%.2f", run == 0 ? "" : ",", runs[run].*value);
    std::printf("]%s", end);
}

} // namespace

int main(int argc, char** argv)
{
    if (argc < 3)
        return 2;
    // Each command, with the null pointer that ends it.
    std::vector<std::vector<char*>> commands(1);
    for (int word = 2; word < argc; ++word) {
        if (std::strcmp(argv[word], "--then") == 0)
            commands.emplace_back();
        else
            commands.back().push_back(argv[word]);
    }
    for (auto& command : commands)
        command.push_back(nullptr);
    std::vector<std::vector<Run>> runs(commands.size());
    for (int left = std::atoi(argv[1]); left > 0; --left) {
        for (std::size_t each = 0; each < commands.size(); ++each) {
            runs[each].push_back(once(commands[each].data()));
            if (runs[each].back().status == 0)
                continue;
            std::fprintf(stderr, "benchrun: %s ended with status %d\n", commands[each][0], runs[each].back().status);
            return 1;
        }
    }
    for (const auto& each : runs) {
        std::printf("{");
        print("wall", each, &Run::wall, ",");
        print("cpu", each, &Run::cpu, ",");
        print("peak", each, &Run::peak, "}\n");
    }
    return 0;
}
