// SPDX-License-Identifier: MIT
#include "core/words/configuredwords.h"

#include "core/base/text.h"
#include "core/base/tr.h"
#include "core/words/labelwords.h"
#include "core/words/windowwords.h"

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

constexpr int longestConfiguredModel = 120;

QString kindText(const ConfiguredLimit& limit, const QStringList& amounts)
{
    RateWindow window;
    window.id = limit.window;
    window.period = limit.period;
    return Text::tr("%1 %2", "500 requests").arg(amounts.join(u" / "_s), windowSubject(window));
}

} // namespace

QStringList limitLines(const std::vector<ConfiguredLimit>& limits)
{
    QStringList lines;
    for (auto limit = limits.begin(); limit != limits.end();) {
        const QString model = limit->model;
        QStringList parts;
        while (limit != limits.end() && limit->model == model) {
            const ConfiguredLimit& first = *limit;
            QStringList amounts;
            for (; limit != limits.end() && limit->model == model && limit->window == first.window
                 && limit->period == first.period;
                 ++limit)
                amounts << exactAmount(limit->limit);
            parts << kindText(first, amounts);
        }
        lines << plainText(model, longestConfiguredModel) + u": "_s + parts.join(u" · "_s);
    }
    return lines;
}

} // namespace quotalamp
