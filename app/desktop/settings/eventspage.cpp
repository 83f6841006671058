// SPDX-License-Identifier: MIT
#include "desktop/settings/eventspage.h"

#include "core/net/baseurl.h"
#include "core/words/windowwords.h"
#include "desktop/kit/buttons.h"
#include "desktop/kit/note.h"
#include "desktop/kit/tokens.h"

#include <QLineEdit>
#include <QLocale>
#include <QStandardPaths>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

constexpr int typedWidth = 248;
constexpr int longestLine = 4096;    ///< characters
constexpr int longestAddress = 2048; ///< characters

/// "Runs /usr/bin/logger, with the arguments “-t” and “quota”.": what the line means, since no shell reads it.
QString willRun(const QStringList& command, const QString& program)
{
    QStringList arguments;
    for (const QString& each : command.mid(1))
        arguments << u'“' + isolated(each) + u'”';
    if (arguments.isEmpty())
        return EventsPage::tr("Runs %1.").arg(isolated(program));
    return EventsPage::tr("Runs %1 with %2.", "a program, its arguments")
        .arg(isolated(program), QLocale().createSeparatedList(arguments));
}

/// Says how it went, else what there is to know.
void sayOutcome(Note& note, const std::optional<HookReport>& report, const QString& otherwise)
{
    if (!report)
        return note.say(otherwise);
    if (!report->trouble.isEmpty())
        return note.say(report->trouble, Tone::Critical);
    note.say(EventsPage::tr("Went well at %1.", "a time").arg(clockText(report->at, wallClock())));
}

RowTexts wordsFor(EventKind kind)
{
    switch (kind) {
    case EventKind::Warning:
        return {EventsPage::tr("A limit is a warning")};
    case EventKind::Urgent:
        return {EventsPage::tr("A limit is urgent")};
    case EventKind::UsedUp:
        return {EventsPage::tr("A limit is used up")};
    case EventKind::Back:
        return {EventsPage::tr("A limit is back"), EventsPage::tr("After it was used up for a while.")};
    case EventKind::KeyRefused:
        return {EventsPage::tr("A key is refused"), EventsPage::tr("One that was accepted before.")};
    case EventKind::CreditLow:
        return {EventsPage::tr("Credit is low")};
    case EventKind::Test:
        break;
    }
    return {};
}

} // namespace

EventsPage::EventsPage(QWidget* parent)
    : SettingsPage(parent)
    , m_command(namedControl<QLineEdit>(u"hookCommand"_s, this))
    , m_webhook(namedControl<QLineEdit>(u"webhook"_s, this))
    , m_format(comboControl(u"webhookFormat"_s, this))
    , m_token(namedControl<QLineEdit>(u"webhookToken"_s, this))
    , m_test(new QuietButton({}, this))
    , m_commandRow(addRow(m_command))
    , m_webhookTitle(addGroup())
    , m_webhookRow(addRow(m_webhook))
    , m_formatRow(addRow(m_format))
    , m_tokenRow(addRow(m_token))
    , m_eventsTitle(addGroup())
{
    addEvents();
    m_testRow = addRow(m_test);
    m_test->setObjectName(u"testEvent"_s);
    for (QLineEdit* line : {m_command, m_webhook})
        line->setFixedWidth(scaled(typedWidth));
    m_command->setMaxLength(longestLine);
    m_webhook->setMaxLength(longestAddress);
    // Neither is a sentence.
    for (QLineEdit* line : {m_command, m_webhook}) {
        line->setLayoutDirection(Qt::LeftToRight);
        line->setInputMethodHints(Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
    }
    m_format->addItems({{}, {}});
    m_token->setFixedWidth(scaled(controlWidth));
    m_token->setEchoMode(QLineEdit::Password);
    m_token->setInputMethodHints(
        Qt::ImhHiddenText | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
    for (Heading* title : {m_webhookTitle, m_eventsTitle})
        title->show();
    wire();
    EventsPage::retranslate();
}

EventsPage::~EventsPage()
{
    // Fields lose the focus when this part of the page is gone already.
    for (QLineEdit* line : {m_command, m_webhook, m_token})
        line->disconnect(this);
}

void EventsPage::addEvents()
{
    for (const EventKind kind : chosenEvents) {
        auto* box = namedControl<QCheckBox>(u"event-"_s + wordOf(eventWords, kind), this);
        m_events.emplace_back(box, addRow(box));
        connect(box, &QCheckBox::toggled, this, [this, kind](bool on) {
            edit([&](Settings& settings) {
                if (on)
                    settings.hooks.events.insert(kind);
                else
                    settings.hooks.events.erase(kind);
            });
        });
    }
}

void EventsPage::wire()
{
    connect(m_command, &QLineEdit::textEdited, this, [this] {
        m_reports.command.reset();
        showCommand();
    });
    connect(m_webhook, &QLineEdit::textEdited, this, [this] {
        m_reports.webhook.reset();
        showWebhook();
    });
    connect(m_command, &QLineEdit::editingFinished, this, &EventsPage::editCommand);
    connect(m_webhook, &QLineEdit::editingFinished, this, &EventsPage::editWebhook);
    connect(m_format, &QComboBox::activated, this, &EventsPage::editWebhook);
    connect(m_token, &QLineEdit::editingFinished, this, &EventsPage::takeToken);
    connect(m_test, &QuietButton::clicked, this, &EventsPage::testRequested);
}

WebhookFormat EventsPage::chosenFormat() const
{
    return m_format->currentIndex() == 1 ? WebhookFormat::Ntfy : WebhookFormat::Json;
}

void EventsPage::editCommand()
{
    if (m_command->text() == commandLine(m_set.command))
        return showCommand(); // a line cannot hold all that the file can
    const QStringList command = commandFromLine(m_command->text());
    m_set.command = command;
    edit([&](Settings& settings) { settings.hooks.command = command; });
    showCommand();
}

/// Half an address is not told: until it is whole, what was set before goes on.
void EventsPage::editWebhook()
{
    showWebhook();
    const QString text = m_webhook->text().trimmed();
    if (!text.isEmpty() && !addressTrouble().isEmpty())
        return;
    const auto address = webhookFrom(text);
    HookSettings hooks = m_set;
    hooks.webhook = address ? address->toString(QUrl::FullyEncoded) : QString();
    hooks.format = chosenFormat();
    // A token is for the place that it was entered for.
    hooks.token = m_set.token && address && origin(QUrl(m_set.webhook)) == origin(*address);
    edit([&](Settings& settings) { settings.hooks = hooks; });
    m_set = hooks;
    showWebhook();
}

void EventsPage::takeToken()
{
    const QString token = m_token->text().trimmed();
    if (token.isEmpty() || m_set.webhook.isEmpty())
        return;
    // setText() also drops the undo history, clear() would not.
    m_token->setText(QString());
    Q_EMIT tokenEntered(token);
}

QString EventsPage::addressTrouble() const
{
    const auto address = webhookFrom(m_webhook->text());
    if (!address)
        return address.error().sentence;
    if (chosenFormat() == WebhookFormat::Ntfy && !ntfyPlaceOf(*address))
        return tr("An address of ntfy ends in the topic: https://ntfy.sh/TOPIC.");
    return {};
}

void EventsPage::showCommand()
{
    const QString what = tr("It gets each event as JSON on its standard input.");
    const QStringList command = commandFromLine(m_command->text());
    if (command.isEmpty())
        return m_commandRow->setTexts(tr("Run a command"), what);
    const QString program = QStandardPaths::findExecutable(command.first());
    m_commandRow->setTexts(tr("Run a command"), what);
    if (program.isEmpty())
        m_commandRow->note()->say(
            tr("There is no program %1 that may be executed.").arg(isolated(command.first())), Tone::Warning);
    else
        sayOutcome(*m_commandRow->note(), m_reports.command, willRun(command, program));
}

void EventsPage::showWebhook()
{
    const bool isThere = !m_webhook->text().trimmed().isEmpty();
    const QString trouble = isThere ? addressTrouble() : QString();
    m_formatRow->setVisible(isThere);
    m_tokenRow->setVisible(isThere && !m_set.webhook.isEmpty());
    m_webhookRow->setTexts(tr("Address"), tr("Each event is posted there; https:// only, except on this computer."));
    if (!trouble.isEmpty())
        m_webhookRow->note()->say(trouble, Tone::Warning);
    else if (isThere && m_reports.webhook)
        sayOutcome(*m_webhookRow->note(), m_reports.webhook, {});
    m_token->setPlaceholderText(m_set.token ? tr("in the keychain") : QString());
    m_test->setEnabled(!m_set.webhook.isEmpty() || !m_set.command.isEmpty());
}

void EventsPage::setReports(const HookReports& reports)
{
    m_reports = reports;
    showCommand();
    showWebhook();
}

void EventsPage::take(const Settings& settings)
{
    const HookSettings& hooks = settings.hooks;
    m_set = hooks;
    for (std::size_t i = 0; i < m_events.size(); ++i)
        m_events[i].first->setChecked(hooks.events.contains(chosenEvents.at(i)));
    const auto isTyped = [](const QLineEdit* line) { return line->hasFocus() && line->isModified(); };
    if (!isTyped(m_command) || commandFromLine(m_command->text()) == hooks.command)
        m_command->setText(commandLine(hooks.command));
    if (!isTyped(m_webhook) || m_webhook->text().trimmed() == hooks.webhook) {
        m_webhook->setText(hooks.webhook);
        m_format->setCurrentIndex(hooks.format == WebhookFormat::Ntfy ? 1 : 0);
    }
    showCommand();
    showWebhook();
}

void EventsPage::retranslate()
{
    SettingsPage::retranslate();
    setTitle(tr("Events"));
    m_webhookTitle->setText(tr("Webhook"));
    m_formatRow->setTexts(tr("Format"), tr("ntfy makes messages on a telephone of it."));
    m_format->setItemText(0, tr("Quotalamp's JSON"));
    m_format->setItemText(1, tr("ntfy"));
    m_tokenRow->setTexts(tr("Token"), tr("Only where the server wants one. It is kept in the keychain, in no file."));
    m_eventsTitle->setText(tr("When"));
    for (std::size_t i = 0; i < m_events.size(); ++i) {
        const RowTexts texts = wordsFor(chosenEvents.at(i));
        m_events[i].second->setTexts(texts.label, texts.sentence);
        setSpokenName(*m_events[i].first, texts.label);
    }
    m_testRow->setTexts(tr("Try it"), tr("Quiet hours and snoozes are for people: machines are told at any time."));
    m_test->setText(tr("Send a test event"));
    showCommand();
    showWebhook();
}

} // namespace quotalamp
