// SPDX-License-Identifier: MIT
#include "core/model/remark.h"

#include "core/base/tr.h"
#include "core/base/wordtable.h"

#include <QLocale>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array remarkWords{
    Word{RemarkKind::EndlessList, "endless-list"_L1},
    Word{RemarkKind::IncompleteList, "incomplete-list"_L1},
    Word{RemarkKind::NoModel, "no-model"_L1},
    Word{RemarkKind::ModelRefused, "model-refused"_L1},
};

} // namespace

QString remarkName(RemarkKind kind)
{
    return wordOf(remarkWords, kind);
}

std::optional<RemarkKind> remarkFromName(QStringView name)
{
    return valueOf(remarkWords, name);
}

QString sentence(const Remark& remark, const QString& providerName)
{
    switch (remark.kind) {
    case RemarkKind::EndlessList:
        if (remark.detail.isEmpty())
            return Text::tr("A list of %1 goes on without end; what follows is missing.").arg(providerName);
        return Text::tr("The list of models of %1 goes on without end; reading stopped after %2.")
            .arg(providerName, QLocale().toString(remark.detail.toLongLong()));
    case RemarkKind::IncompleteList:
        return Text::tr("A list of %1 is not complete: a later page did not come.").arg(providerName);
    case RemarkKind::NoModel:
        if (remark.detail == "0"_L1)
            return Text::tr(
                "Limits are told with a model's answer alone, and %1 lists no models: choose one for this account.")
                .arg(providerName);
        return Text::tr(
            "Limits are told with a model's answer alone, and none of the %1 models seems cheap and able to "
            "chat: choose one for this account.")
            .arg(QLocale().toString(remark.detail.toLongLong()));
    case RemarkKind::ModelRefused:
        return Text::tr("%1 refused to answer with %2, so limits are not told: choose another model for this account.")
            .arg(providerName, remark.detail);
    }
    return {};
}

} // namespace quotalamp
