// SPDX-License-Identifier: MIT
// How long the popup takes to draw: the only part that measures from inside. Prints a line of JSON with the CPU ms of the
// thread for each of many times: "cold", opening one that has to be made first, as far as its first picture; "open", opening
// it again; "whole", drawing all of it; "words", what there is to say when a second has passed; "tick", showing that;
// "scroll", a turn of the wheel.
//
//   benchpopup CARDS TIMES

#include "core/words/overview.h"
#include "desktop/popup/cardstack.h"
#include "desktop/popup/popup.h"
#include "program/examples.h"

#include <QApplication>
#include <QImage>
#include <QScrollBar>

#include <chrono>
#include <cstdio>
#include <ctime>
#include <map>
#include <memory>
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

void print(const char* name, const std::vector<double>& times)
{
    std::printf("\"%s\":[", name);
    for (std::size_t time = 0; time < times.size(); ++time)
        std::printf("%s%.3f", time == 0 ? "" : ",", times[time]);
    std::printf("]");
}

/// How long it takes to do something, and what follows from it.
template <typename Act> [[gnu::noinline]] double timeOf(const Act& act)
{
    const double before = threadMilliseconds();
    act();
    QCoreApplication::processEvents();
    return threadMilliseconds() - before;
}

} // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    const QStringList words = QCoreApplication::arguments();
    if (words.size() != 3)
        return 2;
    const std::vector<AccountState> states = accounts(words[1].toInt());
    const int times = words[2].toInt();
    TimePoint now = exampleNow();
    OverviewMaker maker;
    const auto say = [&] { return maker.make(states, now, {}, {}, InSight::Outlines); };
    std::map<const char*, std::vector<double>> found;
    std::unique_ptr<Popup> made;
    const auto open = [&] {
        if (!made) {
            made = std::make_unique<Popup>();
            made->cards()->setWording(
                [&](const QString& id) { return maker.card(states.at(std::size_t(id.toInt())), now); });
        }
        made->present(say());
        made->openAtEdge();
    };
    for (int time = 0; time < times; ++time) {
        made.reset();
        found["cold"].push_back(timeOf(open));
        made->hide();
        QCoreApplication::processEvents();
        found["open"].push_back(timeOf(open));
    }
    Popup& popup = *made;
    QImage image(popup.size(), QImage::Format_ARGB32_Premultiplied);
    for (int time = 0; time < times; ++time) {
        found["whole"].push_back(timeOf([&] { popup.render(&image); }));
        now += 1s;
        Overview later;
        found["words"].push_back(timeOf([&] { later = say(); }));
        found["tick"].push_back(timeOf([&] { popup.present(later); }));
    }
    QScrollBar* bar = popup.cards()->verticalScrollBar();
    for (int time = 0; time < times; ++time)
        found["scroll"].push_back(timeOf([&] { bar->setValue(bar->value() + 3 * bar->singleStep()); }));
    std::printf("{");
    const char* between = "";
    for (const auto& [name, each] : found) {
        std::printf("%s", between);
        print(name, each);
        between = ",";
    }
    std::printf("}\n");
    return 0;
}
