// SPDX-License-Identifier: MIT
#include "providers/engine/engine.h"

#include "providers/engine/answerreader.h"
#include "providers/engine/freeanswers.h"
#include "providers/engine/modelchoice.h"
#include "providers/engine/paidattempts.h"

#include <algorithm>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t mostPaid = 6;
constexpr qsizetype mostModelsAsked = 3; ///< one after the other, where they are refused

/// One probe, seen anew at each step from the answers there are.
class Probe {
public:
    Probe(const Descriptor& provider, const Account& account, const ProbeRules& rules, std::span<const Answer> answers);
    [[nodiscard]] Step next();

private:
    struct Paid {
        PaidAttempt attempt;
        const Answer* answer = nullptr; ///< null: still to be sent
        std::size_t number = 1;
        QStringList refused{}; ///< models before this one
    };

    [[nodiscard]] std::vector<Request> freeRequests() const;
    void readFree();
    void remark(const Asking& asking);

    [[nodiscard]] QStringList modelsToAsk() const;
    [[nodiscard]] QStringList modelsInOrder() const;
    [[nodiscard]] bool paidIsNeeded() const;
    void remarkNoModel();
    [[nodiscard]] PaidMemory memoryOf(const Paid& paid) const;
    [[nodiscard]] Outcome afterPaid(const Paid& paid);
    [[nodiscard]] std::optional<Paid> paidStanding() const;
    [[nodiscard]] Request paidRequest(const Paid& paid) const;
    [[nodiscard]] std::optional<Seconds> keepFor(const QString& model) const;
    [[nodiscard]] bool foundInOrder(const Error& error, const Answer& paid) const;
    [[nodiscard]] Outcome failed(const Error& error) const;

    const Descriptor& m_provider;
    const ProbeRules& m_rules;
    Address m_address;
    Answers m_answers;
    FreeRequests m_free;
    FreeAnswers m_freeAnswers;
    AnswerReader m_reader;
};

Probe::Probe(
    const Descriptor& provider, const Account& account, const ProbeRules& rules, std::span<const Answer> answers)
    : m_provider(provider)
    , m_rules(rules)
    , m_address(provider, account, rules)
    , m_answers(answers)
    , m_free(provider, m_address, rules, m_answers)
    , m_freeAnswers(provider, m_address, rules, m_answers, m_free)
    , m_reader(provider, m_address.base().host(), m_answers)
{
}

std::vector<Request> Probe::freeRequests() const
{
    if (!m_rules.mayGoOn)
        return {};
    const auto checks = std::ranges::count_if(m_provider.free, &Descriptor::Free::mayBePublic);
    const std::size_t most = mostRequests - mostPaid - static_cast<std::size_t>(checks);
    return m_free.next(most - std::min(most, m_answers.size()));
}

void Probe::readFree()
{
    for (const Descriptor::Free& free : m_provider.free) {
        for (const Asking& asking : m_free.askings(free)) {
            if (free.whole && m_freeAnswers.cutShort(asking))
                continue;
            for (std::size_t page = 1; const Answer* found = m_answers.find(tagOf(asking.tag, page)); ++page)
                m_reader.readFree(free, *found);
            remark(asking);
        }
    }
    m_reader.finishFree();
    m_reader.reading().keyUnproven = m_freeAnswers.leaveKeyUnproven();
}

/// A list that is not whole.
void Probe::remark(const Asking& asking)
{
    const Pages known = m_free.pages(asking);
    if (!known.cut || (known.count < 2 && !known.endless && classify(m_provider, *m_answers.find(asking.tag))))
        return;
    auto& reading = m_reader.reading();
    const QString names = asking.free->models.isEmpty() ? QString() : QString::number(reading.modelsTotal());
    const Remark remark{known.endless ? RemarkKind::EndlessList : RemarkKind::IncompleteList, names};
    if (std::ranges::find(reading.remarks, remark) == reading.remarks.end())
        reading.remarks.push_back(remark);
}

/// Where ids are names of a person's own, what the models are decides.
QStringList Probe::modelsToAsk() const
{
    const Descriptor::Paid& paid = *m_provider.paid;
    const Reading& reading = m_reader.reading();
    if (!m_rules.probeModel.isEmpty())
        return {m_rules.probeModel};
    if (!paid.only.isEmpty())
        return {paid.only};
    if (m_reader.named().empty())
        return paidModels(paid, reading.models, reading.loadedModels, m_rules.setting);
    QStringList kinds;
    for (const auto& [kind, id] : m_reader.named())
        kinds.append(kind);
    QStringList models = paidModels(paid, kinds, reading.loadedModels, m_rules.setting);
    for (QString& model : models)
        model = m_reader.named().at(model);
    return models;
}

/// In the order in which they are asked: what worked where the first choice was refused comes first.
QStringList Probe::modelsInOrder() const
{
    QStringList models = modelsToAsk();
    const auto& memory = m_rules.remembered;
    if (memory && memory->afterRefusal && models.removeOne(memory->model))
        models.prepend(memory->model);
    return models.first(std::min(models.size(), mostModelsAsked));
}

/// Limits are told by nothing but a paid request.
bool Probe::paidIsNeeded() const
{
    return m_provider.paid && m_rules.setting != PaidProbe::Never
        && ((m_reader.reading().windows.empty() && !m_provider.paid->costly) || m_rules.setting == PaidProbe::Always);
}

/// Why none is sent, where it is needed.
void Probe::remarkNoModel()
{
    if (!paidIsNeeded() || m_provider.paid->onlyLoaded || !modelsToAsk().isEmpty() || !m_rules.mayGoOn)
        return;
    Reading& reading = m_reader.reading();
    reading.remarks.push_back({RemarkKind::NoModel, QString::number(reading.modelsTotal())});
}

/// The paid request did what it is for, in this form.
PaidMemory Probe::memoryOf(const Paid& paid) const
{
    const PaidAttempt first{modelsToAsk().value(0)};
    const PaidAttempt& did = paid.attempt;
    return {did.model, did.fallback, did.budget, did.model != first.model};
}

/// Where the paid request stands; nothing when none is to be sent.
std::optional<Probe::Paid> Probe::paidStanding() const
{
    if (!m_rules.mayGoOn || !m_rules.paidAllowed || !paidIsNeeded())
        return std::nullopt;
    const QStringList models = modelsInOrder();
    if (models.isEmpty())
        return std::nullopt;
    Paid paid{{models.first()}};
    if (const auto& memory = m_rules.remembered; memory && memory->model == models.first())
        paid.attempt = {memory->model, memory->fallback, memory->budget};
    for (;; ++paid.number) {
        paid.answer = m_answers.find(tagOf(u"paid"_s, paid.number));
        if (!paid.answer || paid.number >= mostPaid)
            return paid;
        const auto again = nextAttempt(m_provider, paid.attempt, models, *paid.answer);
        if (!again)
            return paid;
        if (again->model != paid.attempt.model)
            paid.refused << paid.attempt.model;
        paid.attempt = *again;
    }
}

Request Probe::paidRequest(const Paid& paid) const
{
    Request request = m_address.request(tagOf(u"paid"_s, paid.number), m_provider.paid->path);
    request.method = "POST";
    request.headers.add("content-type", "application/json");
    request.body = paidBody(*m_provider.paid, paid.attempt, keepFor(paid.attempt.model));
    request.paid = true;
    return request;
}

/// How long the server will hold the model in memory, on its own.
std::optional<Seconds> Probe::keepFor(const QString& model) const
{
    const auto& models = m_reader.reading().loadedModels;
    const auto loaded = std::ranges::find(models, model, &LoadedModel::name);
    if (loaded == models.end() || !loaded->until)
        return std::nullopt;
    return std::max(Seconds(1), std::chrono::ceil<Seconds>(*loaded->until - m_answers.latest()));
}

/// A refusal that was let in far enough to tell the limits, or only wants a larger budget, found key and model in
/// order; and whoever tells limits is the provider, whatever stands in the body.
bool Probe::foundInOrder(const Error& error, const Answer& paid) const
{
    const bool refusal = error.kind == ErrorKind::Http && paid.status >= 400 && paid.status < 500;
    const bool garbled = error.kind == ErrorKind::NotAProvider && paid.status < 300;
    if (!refusal && !garbled)
        return false;
    return !windowsFromHeaders(m_provider, paid, {}).empty() || saysBudgetTooSmall(m_provider, paid);
}

Outcome Probe::failed(const Error& error) const
{
    Outcome outcome;
    outcome.error = error;
    const Reading& reading = m_reader.reading();
    // What an error tells of limits is kept beside it, and so is a balance with nothing left.
    outcome.partial = !reading.windows.empty() || (error.kind == ErrorKind::NoCredit && !reading.balances.empty());
    if (outcome.partial)
        outcome.reading = reading;
    return outcome;
}

Outcome Probe::afterPaid(const Paid& paid)
{
    const Answer& answer = *paid.answer;
    m_reader.readPaid(paid.attempt.model, answer);
    Outcome outcome{m_reader.reading(), classify(m_provider, answer), true};
    if (outcome.error && outcome.error->kind == ErrorKind::InvalidKey && m_reader.reading().keyUnproven)
        outcome.reading.reset();
    if (outcome.error && foundInOrder(*outcome.error, answer)) {
        outcome.error.reset();
        outcome.reading->keyUnproven = false;
    }
    if (!outcome.error || !outcome.reading->windows.empty()) {
        outcome.worked = memoryOf(paid);
        return outcome;
    }
    // The free answers are good; it is the choice of the model that is not.
    const bool choice = outcome.error->kind == ErrorKind::Http || outcome.error->kind == ErrorKind::Forbidden;
    if (outcome.reading && choice && saysModelRefused(m_provider, answer)) {
        const QStringList names = paid.refused + QStringList{paid.attempt.model};
        outcome.reading->remarks.push_back({RemarkKind::ModelRefused, names.join(u", "_s)});
        outcome.error.reset();
    }
    return outcome;
}

Step Probe::next()
{
    if (m_provider.key.need == Descriptor::Key::Need::Required && !m_rules.hasKey)
        return failed({ErrorKind::NoKey, 0, {}, {}});
    if (m_address.base().isEmpty())
        return failed({ErrorKind::NotAProvider, 0, {}, {}});
    auto requests = freeRequests();
    if (requests.empty())
        requests = m_freeAnswers.checksWithoutKey();
    if (!requests.empty())
        return requests;
    readFree();
    if (const auto error = m_freeAnswers.error())
        return failed(*error);
    const auto paid = paidStanding();
    const auto nothing = paid ? std::nullopt : m_freeAnswers.nothingThere();
    if (nothing)
        return failed(*nothing);
    if (!paid) {
        remarkNoModel();
        return Outcome{m_reader.reading(), std::nullopt, false};
    }
    if (!paid->answer)
        return std::vector<Request>{paidRequest(*paid)};
    return afterPaid(*paid);
}

/// The person can do something about it in the tool whose login it is.
bool leadsToLogin(const Descriptor::Login& login, const Account& account, const Error& error)
{
    if (error.kind == ErrorKind::Forbidden)
        return !login.permission.isEmpty() && error.detail.contains(login.permission);
    return account.key.kind == KeySource::Kind::Login && error.kind == ErrorKind::InvalidKey;
}

bool isAboutTheKey(ErrorKind kind)
{
    return kind == ErrorKind::InvalidKey || kind == ErrorKind::Forbidden;
}

} // namespace

Step nextStep(
    const Descriptor& provider, const Account& account, const ProbeRules& rules, std::span<const Answer> answers)
{
    Step step = Probe(provider, account, rules, answers).next();
    auto* outcome = std::get_if<Outcome>(&step);
    if (outcome && outcome->error && provider.login && leadsToLogin(*provider.login, account, *outcome->error))
        outcome->error->tool = provider.login->tool;
    if (outcome && outcome->error)
        outcome->error->adminWanted = provider.key.admin && isAboutTheKey(outcome->error->kind);
    return step;
}

} // namespace quotalamp
