// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/model/error.h"
#include "core/model/ratewindow.h"
#include "core/model/wireforms.h"
#include "core/net/http.h"
#include "providers/descriptor/describedrequest.h"

#include <QJsonObject>
#include <QStringList>

#include <map>
#include <optional>
#include <vector>

namespace quotalamp {

/// A provider as data: what its JSON descriptor says, checked. The format is specified by
/// resources/providers/provider.schema.json; this is its image in memory.
struct Descriptor {
    struct Key {
        enum class Need { Required, Optional };
        Need need = Need::Required;
        QByteArray header;  ///< lower case: "authorization"
        QByteArray prefix;  ///< "Bearer "
        QString looksLike;  ///< regular expression, a hint while typing, never a refusal
        bool admin = false; ///< only a key of the organisation's administrators will do
        friend bool operator==(const Key&, const Key&) = default;
    };

    /// Environment variables that other tools read for this provider.
    struct Environment {
        QString key;     ///< "OPENAI_API_KEY"; empty: none
        QString baseUrl; ///< "OPENAI_BASE_URL"; empty: none
        friend bool operator==(const Environment&, const Environment&) = default;
    };

    /// What a tool tells of its limits, in JSON, while it works: to a command for its status line, or in
    /// its session files. Of all that, the object with the limits is read and nothing else.
    struct Traffic {
        QString input;  ///< what people call it where they hand it over: "claude-statusline"
        QString limits; ///< pointer to the object that tells them
        QString time;   ///< pointer to the instant when they were told; empty: the tool does not say
        QString hook;   ///< reads the object
        /// Folder of files with such a document on a line, below home, which moves as logins do; empty: none.
        QString sessions;
        QString headers; ///< hook that reads headers of the answers which the tool gets; empty: none
        friend bool operator==(const Traffic&, const Traffic&) = default;
    };

    /// Where another tool keeps its own login, which may serve as the key: read anew for each probe, after a person has
    /// chosen it; never renewed and never written.
    struct Login {
        QString tool;                ///< for people: "Claude Code"
        QStringList files;           ///< below the home folder; the first that has a token counts
        QString movedBy;             ///< variable that stands for the first folder of their paths where it is set
        QStringList tokens;          ///< pointers; the first that leads to a text counts
        QString expires;             ///< pointer to the instant when the token does
        bool expiresInToken = false; ///< the token tells it itself, as a JSON web token
        std::map<QByteArray, QString> headers; ///< headers that go along, and pointers to their values
        QString permission;                    ///< a refusal that names it means that the token lacks it
        std::optional<Traffic> traffic;        ///< what it tells of its limits while it works
        friend bool operator==(const Login&, const Login&) = default;
    };

    /// A free request; all of a descriptor's go out side by side.
    using Free = DescribedRequest;
    using JsonWindow = DescribedRequest::Window;
    using JsonBalance = DescribedRequest::Balance;

    /// How many tokens the one-token request may put out, and what to do where a server refuses that.
    struct Budget {
        QString key;          ///< in the body: "max_completion_tokens"; empty: nothing to adapt
        QString fallback;     ///< other name to retry once with: "max_tokens"; empty: the usual one
        int wider = 0;        ///< to retry with where one token is too little; 0: the usual
        QStringList tooSmall; ///< parts of the text of a 400 that says so
        friend bool operator==(const Budget&, const Budget&) = default;
    };

    /// The one-token request.
    struct Paid {
        QString path;
        QStringList prefer;      ///< model patterns, most preferred first; then others by the shape of their names
        QStringList avoid;       ///< model patterns that never take part
        QString only;            ///< the one model to ask, where no answer lists any; instead of both
        bool onlyLoaded = false; ///< unless always wanted, only a model that is in memory already (Ollama)
        bool costly = false;     ///< costs far more than a token does: sent only where it is always wanted (Exa)
        QJsonObject body;        ///< "$model" is replaced
        Budget budget;
        QString model; ///< pointers into its answer
        QString inputTokens;
        QString outputTokens;
        QString latencyNanoseconds; ///< the server's own measure, if it tells one
        friend bool operator==(const Paid&, const Paid&) = default;
    };

    /// One window, or a family of them through `kinds`.
    struct Window {
        QString id;        ///< may hold "$kind"
        QStringList kinds; ///< values of $kind; empty: one window
        QString label;
        Unit unit = Unit::Requests;
        std::map<QString, Unit> units; ///< by kind, where they differ from `unit`
        Refill refill = Refill::Unknown;
        std::optional<Seconds> period;
        bool inferPeriod = false; ///< derive it from the reset (OpenAI)
        QByteArray limit;         ///< header names, may hold "$kind"
        QByteArray periodIn;      ///< its length in seconds, where a header tells it
        QByteArray remaining;
        QByteArray reset;
        ResetForm resetForm = ResetForm::Auto;
        friend bool operator==(const Window&, const Window&) = default;
    };

    /// What the words of a refusal mean at this provider.
    struct ErrorWords {
        std::map<QString, ErrorKind> codes; ///< by error.code or error.type of its body
        std::map<QString, ErrorKind> texts; ///< by a part of its message, where the code says too little
        friend bool operator==(const ErrorWords&, const ErrorWords&) = default;
    };

    /// Headers that are shown to people.
    struct ShownHeaders {
        std::vector<QByteArray> prefixes; ///< beginnings of the names that are kept, in small letters
        QByteArray notice;                ///< the one that tells people something of their account; empty: none
        friend bool operator==(const ShownHeaders&, const ShownHeaders&) = default;
    };

    bool builtIn = true; ///< not from a file of the person's
    QString id;
    QString name;
    std::map<QString, QString> aliases; ///< other ids that mean this provider, and their names: codex → "Codex"
    QString baseUrl;                    ///< empty with `ownBaseUrl`
    QString ownBaseUrl;                 ///< an example of the address, where each person has one of their own (Azure)
    QString keyPage;                    ///< https; where a person makes a key
    QString statusPage;
    Key key;
    Environment environment;
    std::optional<Login> login;
    Seconds leastInterval{0}; ///< between two probes that no person asked for; 0: the person's own setting alone
    std::vector<Header> headers;
    std::vector<Free> free;
    std::optional<Paid> paid;
    std::vector<Window> windows;
    QString limitsOf;       ///< provider whose configured limits an organisation's account is told
    bool limitless = false; ///< has no limits to tell: a server of one's own (Ollama)
    /// Where answers may carry the IETF's rate-limit fields: labels of the policies that these name, api → "API requests".
    std::optional<std::map<QString, QString>> rateLimitFields;
    QString throttled;  ///< hook that reads limits from a refusal for going too fast
    ShownHeaders shown; ///< headers that people see
    ErrorWords errors;  ///< what its refusals mean

    friend bool operator==(const Descriptor&, const Descriptor&) = default;
};

/// A mistake in a descriptor, with its place.
struct Mistake {
    QString where; ///< JSON pointer, or "line 3, column 7" where it is no JSON
    QString what;  ///< translated sentence
    friend bool operator==(const Mistake&, const Mistake&) = default;
};

/// A descriptor that anybody may have written. Every mistake is reported, not only the first.
[[nodiscard]] Result<Descriptor, std::vector<Mistake>> readDescriptor(const QByteArray& json);

/// The same of one that is built in, much faster: a test has found no mistake in it, and nothing is checked again. Empty
/// where it is no JSON object.
[[nodiscard]] std::optional<Descriptor> readBuiltInDescriptor(const QByteArray& json);

} // namespace quotalamp
