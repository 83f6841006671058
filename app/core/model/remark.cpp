// SPDX-License-Identifier: MIT
#include "core/model/remark.h"

#include "core/base/wordtable.h"

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

} // namespace quotalamp
