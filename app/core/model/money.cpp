// SPDX-License-Identifier: MIT
#include "core/model/money.h"

#include <algorithm>
#include <array>

namespace quotalamp {

using namespace Qt::StringLiterals;

int currencyDecimals(QStringView currency)
{
    static constexpr std::array none{"BIF"_L1, "CLP"_L1, "DJF"_L1, "GNF"_L1, "ISK"_L1, "JPY"_L1, "KMF"_L1, "KRW"_L1,
        "PYG"_L1, "RWF"_L1, "UGX"_L1, "VND"_L1, "VUV"_L1, "XAF"_L1, "XOF"_L1, "XPF"_L1};
    static constexpr std::array three{"BHD"_L1, "IQD"_L1, "JOD"_L1, "KWD"_L1, "LYD"_L1, "OMR"_L1, "TND"_L1};
    const auto is = [currency](QLatin1StringView each) { return currency == each; };
    if (std::ranges::any_of(none, is))
        return 0;
    return std::ranges::any_of(three, is) ? 3 : 2;
}

} // namespace quotalamp
