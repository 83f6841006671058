// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/error.h"
#include "core/model/ratewindow.h"
#include "core/model/wireforms.h"

#include <QJsonObject>

#include <map>
#include <optional>
#include <vector>

namespace quotalamp {

/// What a descriptor says of a request that costs nothing: what to ask, and where its answer tells limits and models. A
/// pointer is a JSON pointer (RFC 6901) into the answer; one that is empty is not told.
struct DescribedRequest {
    /// A window that the body of a free answer tells; pointers into it.
    struct Window {
        QString id;
        QString label;
        Unit unit = Unit::Requests;
        Refill refill = Refill::Unknown;
        std::optional<Seconds> period;
        QString limit;
        QString remaining;
        QString used;        ///< instead of `remaining`
        QString usedPercent; ///< 0–100, instead of all three
        QString leftPercent; ///< 0–100, instead of `usedPercent`
        QString reset;
        ResetForm resetForm = ResetForm::Auto;
        friend bool operator==(const Window&, const Window&) = default;
    };

    /// Money or credit that it tells; pointers into it, or into each element of `each`.
    struct Balance {
        QString id;
        QString label;
        QString each;
        QString remaining;
        QString limit;
        QString total;                             ///< all that there ever was, which is no limit
        QString used;                              ///< with `limit` or `total`, instead of `remaining`
        QString currency;                          ///< ISO 4217
        QString currencyAt;                        ///< a pointer to it
        std::map<QString, QString> currencyByHost; ///< where it has hosts for several; unknown at any other host
        bool vital = false;                        ///< without it nothing works: none left is no credit
        friend bool operator==(const Balance&, const Balance&) = default;
    };

    /// One request for each value that the answer to another request lists.
    struct Each {
        QString of; ///< tag of the request whose answer lists the values of $each; empty: asked once
        QString id; ///< pointer with `*` to them: "/data/*/id"
        friend bool operator==(const Each&, const Each&) = default;
    };

    /// The models that a local server holds in memory; pointers with `*`, side by side.
    struct Loaded {
        QString names; ///< "/models/*/name"; empty: the answer tells none
        QString bytes; ///< the memory that each takes: "/models/*/size"
        QString until; ///< when the server drops each: "/models/*/expires_at"
        friend bool operator==(const Loaded&, const Loaded&) = default;
    };

    /// How a list goes on.
    struct More {
        QString when;      ///< pointer to a bool that is true where another page follows; empty: there is one page
        QString parameter; ///< query parameter that asks for the next page: "after_id"
        QString value;     ///< pointer to its value: "/last_id"
        friend bool operator==(const More&, const More&) = default;
    };

    /// How a free answer refuses, or proves the key, against its status.
    struct Refusals {
        std::map<QString, ErrorKind> whenTrue;  ///< pointers to what is true where the key is refused
        std::map<QString, ErrorKind> whenFalse; ///< pointers to what is false there
        QJsonObject success;                    ///< pointers, and the values that a good answer has there
        int good = 0;                           ///< status of a refusal that only a good key gets, 400–499; 0: none
        friend bool operator==(const Refusals&, const Refusals&) = default;
    };

    QString tag;        ///< "models"
    QString path;       ///< "/v1/models?limit=1000"; with `after`, pointers in braces into that answer
    QString after;      ///< tag of the earlier request whose answer completes the path; empty: none
    QString onlyIf;     ///< pointer into that answer to a number above zero, or true; asked only then; empty: always
    Each each;          ///< asked once for each value of a list
    bool whole = false; ///< only all of its pages together tell anything
    bool posts = false; ///< POST with `body` instead of GET
    QJsonObject body;
    QString hook;             ///< function that reads limits data cannot describe: "claude-usage"
    bool provesNoKey = false; ///< answered in the same way without one, or with a wrong one
    bool mayBePublic = false; ///< some servers do so: asked once more without the key to find out
    QString models;           ///< pointer with `*` to model ids: "/data/*/id"
    QString modelKinds;       ///< beside them: what each is, where its id is a person's own name for it (Azure)
    Loaded loaded;            ///< models in memory
    QString version;          ///< pointer to the server's version
    More more;                ///< how its list goes on
    std::vector<Window> windows;
    std::vector<Balance> balances;
    Refusals refusals;     ///< what its answer says of the key
    bool optional = false; ///< its failure does not fail the probe
    bool mayLack = false;  ///< a server without this request is no fault: 404, 405, 501
    friend bool operator==(const DescribedRequest&, const DescribedRequest&) = default;
};

} // namespace quotalamp
