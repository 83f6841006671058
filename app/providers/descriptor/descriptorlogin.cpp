// SPDX-License-Identifier: MIT
#include "providers/descriptor/descriptorfields.h"
#include "providers/hooks/usagehooks.h"

namespace quotalamp {

using namespace Qt::StringLiterals;
using namespace fields;
using Need = JsonForm::Need;

namespace {

/// Below the home folder and nowhere else: no name in it is . or …
bool isBelowHome(const QString& file)
{
    return matches(file, uR"((?!\.{1,2}/)[A-Za-z0-9._ -]+(?:/(?!\.{1,2}(?:/|\z))[A-Za-z0-9._ -]+)+)"_s);
}

Descriptor::Traffic readTraffic(JsonForm& form)
{
    Descriptor::Traffic traffic;
    traffic.input = identifier(form, u"input"_s);
    traffic.limits = pointer(form, u"limits"_s, Need::Required);
    traffic.time = pointer(form, u"time"_s);
    traffic.hook = hookName(form, u"hook"_s);
    if (traffic.hook.isEmpty())
        form.mistake(u"hook"_s, Text::tr("Must name what reads the limits."));
    traffic.sessions = form.text(u"sessions"_s);
    if (form.checks() && !traffic.sessions.isEmpty() && !isBelowHome(traffic.sessions))
        form.mistake(u"sessions"_s, Text::tr("Must be a path below the home folder such as .tool/sessions."));
    traffic.headers = form.text(u"headers"_s);
    if (form.checks() && !traffic.headers.isEmpty() && !headerHook(traffic.headers))
        form.mistake(u"headers"_s, Text::tr("Unknown word “%1”.").arg(traffic.headers));
    return traffic;
}

} // namespace

Descriptor::Login readLogin(JsonForm& form)
{
    Descriptor::Login login;
    login.tool = form.text(u"tool"_s, Need::Required);
    login.files = form.texts(u"files"_s);
    if (login.files.isEmpty())
        form.mistake(u"files"_s, Text::tr("Must name at least one file."));
    for (const QString& file : login.files) {
        if (form.checks() && !isBelowHome(file))
            form.mistake(u"files"_s, Text::tr("Must be paths below the home folder such as .tool/login.json."));
    }
    login.movedBy = variable(form, u"movedBy"_s);
    login.tokens = form.texts(u"tokens"_s);
    if (login.tokens.isEmpty())
        form.mistake(u"tokens"_s, Text::tr("Must have at least one pointer."));
    for (const QString& token : login.tokens) {
        if (differs(form, token, u"(?:/[^/]+)+"_s))
            form.mistake(u"tokens"_s, Text::tr("Must be a JSON pointer such as /data/*/id."));
    }
    const QString expires = shaped(form, u"expires"_s, Need::Optional, u"jwt|(?:/[^/]+)+"_s,
        Text::tr("Must be “jwt” or a JSON pointer such as /data/expires."));
    login.expiresInToken = expires == "jwt"_L1;
    login.expires = login.expiresInToken ? QString() : expires;
    const auto headers = form.pairs(u"headers"_s);
    for (const auto& [name, where] : headers) {
        if (differs(form, name, u"[a-z0-9-]+"_s) || differs(form, where, u"(?:/[^/]+)+"_s))
            form.mistake(u"headers"_s, Text::tr("Names must be in small letters, values JSON pointers."));
        checkHeader(form, u"headers"_s, name);
        login.headers[name.toLatin1()] = where;
    }
    login.permission = form.text(u"permission"_s);
    form.form(u"traffic"_s, Need::Optional, [&login](JsonForm& traffic) { login.traffic = readTraffic(traffic); });
    return login;
}

} // namespace quotalamp
