#pragma once

#include <QWidget>

#include <chrono>

class QCheckBox;
class QComboBox;
class QSpinBox;

namespace quotalamp {

class Box;
class GroupRow;
class Heading;
class QuietButton;

/// A page of settings: its title, and one group of rows below.
class SettingsPage : public QWidget {
    Q_OBJECT
public:
    explicit SettingsPage(QWidget* parent = nullptr);

protected:
    void setTitle(const QString& title);
    GroupRow* addRow(QWidget* control);

private:
    Heading* m_title;
    Box* m_box;
};

/// Whether a limit that is nearly used up is told.
class NotificationsPage : public SettingsPage {
    Q_OBJECT
public:
    explicit NotificationsPage(QWidget* parent = nullptr);
    void setEnabledInSettings(bool on);
    void retranslate();

Q_SIGNALS:
    void changed(bool on);
    void testRequested();

private:
    QCheckBox* m_on;
    QuietButton* m_test;
    GroupRow* m_onRow;
    GroupRow* m_testRow;
};

/// How often providers are asked.
class ProbingPage : public SettingsPage {
    Q_OBJECT
public:
    explicit ProbingPage(QWidget* parent = nullptr);
    void setInterval(std::chrono::minutes interval);
    void retranslate();

Q_SIGNALS:
    void changed(std::chrono::minutes interval);

private:
    QSpinBox* m_interval;
    GroupRow* m_intervalRow;
};

/// Language, and how the popup closes.
class GeneralPage : public SettingsPage {
    Q_OBJECT
public:
    explicit GeneralPage(QWidget* parent = nullptr);
    void setLanguage(const QString& language);
    void setCloseOnFocusLoss(bool on);
    void retranslate();

Q_SIGNALS:
    void languageChanged(const QString& language);
    void closeOnFocusLossChanged(bool on);

private:
    QComboBox* m_language;
    QCheckBox* m_close;
    GroupRow* m_languageRow;
    GroupRow* m_closeRow;
};

} // namespace quotalamp
