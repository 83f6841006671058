// SPDX-License-Identifier: MIT
// How long the popup takes to draw: the only part that measures from inside. Prints a line of JSON with the CPU ms of the
// thread for each of many times: "whole", all of it, and "tick", what changes when a second passes.
//
//   benchpopup CARDS TIMES

#include "core/words/overview.h"
#include "desktop/popup/popup.h"
#include "program/examples.h"

#include <QApplication>
#include <QImage>

#include <chrono>
#include <cstdio>
#include <ctime>
#include <vector>

using namespace quotalamp;
using namespace std::chrono_literals;

namespace {

double threadMilliseconds()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

/// The examples, over and over, as accounts of their own.
std::vector<AccountState> accounts(int count)
{
    const std::vector<AccountState> examples = exampleAccounts();
    std::vector<AccountState> all;
    for (int number = 0; number < count; ++number) {
        all.push_back(examples.at(static_cast<std::size_t>(number) % examples.size()));
        all.back().account.id = QString::number(number);
    }
    return all;
}

void print(const char* name, const std::vector<double>& times, const char* end)
{
    std::printf("\"%s\":[", name);
    for (std::size_t time = 0; time < times.size(); ++time)
        std::printf("%s%.3f", time == 0 ? "" : ",", times[time]);
    std::printf("]%s", end);
}

} // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    const QStringList words = QCoreApplication::arguments();
    if (words.size() != 3)
        return 2;
    const std::vector<AccountState> states = accounts(words[1].toInt());
    Popup popup;
    popup.present(overview(states, exampleNow(), {}));
    popup.openAtEdge();
    QCoreApplication::processEvents();
    QImage image(popup.size(), QImage::Format_ARGB32_Premultiplied);
    std::vector<double> whole;
    std::vector<double> tick;
    for (int time = 1; time <= words[2].toInt(); ++time) {
        double before = threadMilliseconds();
        popup.render(&image);
        whole.push_back(threadMilliseconds() - before);
        const Overview later = overview(states, exampleNow() + time * 1s, {});
        before = threadMilliseconds();
        popup.present(later);
        QCoreApplication::processEvents();
        tick.push_back(threadMilliseconds() - before);
    }
    std::printf("{");
    print("whole", whole, ",");
    print("tick", tick, "}\n");
    return 0;
}
