// SPDX-License-Identifier: MIT
#include "providers/engine/freeanswers.h"

#include "core/base/tr.h"
#include "core/net/baseurl.h"
#include "providers/engine/answerreader.h"
#include "providers/engine/changereport.h"
#include "providers/engine/jsonlimits.h"

#include <algorithm>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

QString withoutKey(const QString& tag)
{
    return tag + u"!public"_s;
}

/// The server does not know the request at all.
bool lacks(const Answer& answer)
{
    return answer.status == 404 || answer.status == 405 || answer.status == 501;
}

} // namespace

FreeAnswers::FreeAnswers(const Descriptor& provider, const Address& address, const ProbeRules& rules,
    const Answers& answers, const FreeRequests& requests)
    : m_provider(provider)
    , m_address(address)
    , m_rules(rules)
    , m_answers(answers)
    , m_free(requests)
{
}

/// What was answered, and may be to anyone, once more without the key.
std::vector<Request> FreeAnswers::checksWithoutKey() const
{
    std::vector<Request> requests;
    if (!m_rules.mayGoOn)
        return requests;
    for (const Descriptor::Free& free : m_provider.free) {
        const Answer* told = free.mayBePublic && m_rules.hasKey ? m_answers.find(free.tag) : nullptr;
        const QString tag = withoutKey(free.tag);
        if (!told || m_answers.find(tag) || errorIn(free, *told))
            continue;
        Request request = m_address.request(tag, free.path);
        request.keyHeader.clear();
        request.keyPrefix.clear();
        requests.push_back(std::move(request));
    }
    return requests;
}

/// Why the free requests did not do: of the first page only, for a list cut short is still a list.
std::optional<Error> FreeAnswers::error() const
{
    for (const Descriptor::Free& free : m_provider.free) {
        const Answer* first = m_answers.find(free.tag);
        if (!first || free.optional)
            continue;
        if (free.mayLack && lacks(*first))
            continue;
        auto error = errorIn(free, *first);
        if (!error && free.whole)
            error = cutShort({&free, free.tag, {}});
        if (error)
            return error;
    }
    return std::nullopt;
}

/// Why not all pages are there.
std::optional<Error> FreeAnswers::cutShort(const Asking& asking) const
{
    const Pages known = m_free.pages(asking);
    bool whole = !known.open && !known.cut;
    for (std::size_t page = 1; page <= known.count; ++page) {
        const Answer& answer = *m_answers.find(tagOf(asking.tag, page));
        if (auto error = errorIn(*asking.free, answer))
            return error;
        whole = whole && answer.json().complete();
    }
    if (known.open && !m_rules.mayGoOn)
        return Error{ErrorKind::Timeout, 0, {}, {}};
    if (whole)
        return std::nullopt;
    return Error{
        ErrorKind::TooLarge, 0, Text::tr("A list goes on without end, so that what it adds up to is not known."), {}};
}

std::optional<Error> FreeAnswers::errorIn(const Descriptor::Free& free, const Answer& answer) const
{
    auto error = classify(m_provider, answer);
    if (!error)
        error = refusalInJson(m_provider, free, m_answers.json(answer), answer);
    if (!error && !tellsAmounts(free, answer))
        error = Error{ErrorKind::NotAProvider, answer.status, {}, {}};
    if (error && error->kind == ErrorKind::NotAProvider && isChange(free, answer))
        error->report = changeReport(m_provider, free, m_address.base(), answer);
    const bool ofAddress = error
        && (error->kind == ErrorKind::NotAProvider || error->kind == ErrorKind::Redirect
            || (error->kind == ErrorKind::Http && lacks(answer)));
    if (ofAddress && free.after.isEmpty() && error->report.isEmpty())
        error->asked = m_address.request(free.tag, free.path).url.toString(QUrl::RemoveQuery | QUrl::RemoveUserInfo);
    return error;
}

/// Why nothing was learned, where none of the free requests is known there.
std::optional<Error> FreeAnswers::nothingThere() const
{
    const auto known = [this](const Descriptor::Free& free) {
        const Answer* answer = m_answers.find(free.tag);
        return answer && !errorIn(free, *answer);
    };
    // A provider may have no free request that is sure to be there; at its own address only what costs can tell.
    const bool home =
        m_address.base().scheme() == "https"_L1 && origin(m_address.base()) == origin(QUrl(m_provider.baseUrl));
    if ((home && m_provider.paid) || std::ranges::any_of(m_provider.free, known))
        return std::nullopt;
    const Descriptor::Free& first = m_provider.free.front();
    const Answer* answer = m_answers.find(first.tag);
    return answer ? errorIn(first, *answer) : std::nullopt;
}

/// Whether the limits stand where they are expected, if they are.
bool FreeAnswers::tellsAmounts(const Descriptor::Free& free, const Answer& answer) const
{
    return free.hook.isEmpty() ? holdsAmounts(free, m_answers.json(answer))
                               : usageFrom(free, m_answers, answer).has_value();
}

/// A good answer that does not hold the amounts it used to hold. What is no JSON at all may be of another server where
/// the address is the person's own.
bool FreeAnswers::isChange(const Descriptor::Free& free, const Answer& answer) const
{
    const bool good = answer.failure == TransportError::None && answer.status >= 200 && answer.status < 300;
    if (!good || answer.headers.empty())
        return false;
    const bool amounts = !free.windows.empty() || !free.balances.empty() || !free.hook.isEmpty();
    const QUrl& base = m_address.base();
    const QJsonValue& json = m_answers.json(answer);
    const bool atHome = base.scheme() == "https"_L1 && origin(base) == origin(QUrl(m_provider.baseUrl));
    return amounts && (atHome || json.isObject() || json.isArray());
}

/// None of the good answers needed a good key.
bool FreeAnswers::leaveKeyUnproven() const
{
    const auto& free = m_provider.free;
    const auto inQuestion = [](const Descriptor::Free& each) { return each.provesNoKey || each.mayBePublic; };
    return m_rules.hasKey && std::ranges::any_of(free, inQuestion)
        && std::ranges::none_of(free, [this](const Descriptor::Free& each) { return provesKey(each); });
}

/// It was answered, and is not to anyone.
bool FreeAnswers::provesKey(const Descriptor::Free& free) const
{
    const Answer* told = free.provesNoKey ? nullptr : m_answers.find(free.tag);
    if (!told || errorIn(free, *told))
        return false;
    const Answer* toAnyone = m_answers.find(withoutKey(free.tag));
    return !toAnyone || errorIn(free, *toAnyone).has_value();
}

} // namespace quotalamp
