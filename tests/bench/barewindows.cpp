// SPDX-License-Identifier: MIT
// The least that windows of that size can cost with Qt: a click on the tray icon opens and closes a window of plain rows, and
// Ctrl+comma in it one of plain fields. What the popup and the settings are measured beside.

#include <QApplication>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPixmap>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QShortcut>
#include <QSystemTrayIcon>
#include <QToolButton>
#include <QVBoxLayout>

namespace {

QHBoxLayout* inARow(std::initializer_list<QWidget*> widgets)
{
    auto* row = new QHBoxLayout;
    for (QWidget* widget : widgets)
        row->addWidget(widget);
    return row;
}

/// Twenty accounts with a bar each.
QWidget* makePopup()
{
    auto* popup = new QScrollArea;
    popup->setWindowFlags(Qt::Tool | Qt::FramelessWindowHint);
    popup->setWindowTitle(QStringLiteral("Bare popup"));
    popup->setWidgetResizable(true);
    popup->resize(360, 700);
    auto* all = new QWidget;
    auto* rows = new QVBoxLayout(all);
    for (int account = 0; account < 20; ++account) {
        rows->addWidget(new QLabel(QStringLiteral("Account %1").arg(account)));
        auto* bar = new QProgressBar;
        bar->setValue(5 * account);
        rows->addWidget(bar);
        rows->addLayout(
            inARow({new QLabel(QStringLiteral("76 % left")), new QLabel(QStringLiteral("resets in 12 min"))}));
    }
    popup->setWidget(all);
    return popup;
}

/// A list of pages, a few accounts, and fields for one of them.
QWidget* makeSettings()
{
    auto* window = new QWidget;
    window->setWindowTitle(QStringLiteral("Settings"));
    window->resize(760, 584);
    auto* pages = new QListWidget;
    for (int page = 0; page < 9; ++page)
        pages->addItem(QStringLiteral("Page %1").arg(page));
    auto* halves = inARow({pages});
    window->setLayout(halves);
    auto* column = new QVBoxLayout;
    halves->addLayout(column, 1);
    auto* title = new QLabel(QStringLiteral("Accounts"));
    QFont bold = title->font();
    bold.setPointSize(bold.pointSize() + 3);
    bold.setBold(true);
    title->setFont(bold);
    column->addWidget(title);
    column->addWidget(new QPushButton(QStringLiteral("Add account")));
    for (int account = 0; account < 6; ++account)
        column->addLayout(
            inARow({new QLabel(QStringLiteral("Account %1\napi.example, key in the keychain").arg(account)),
                new QLabel(QStringLiteral("76 % left")), new QToolButton}));
    column->addLayout(inARow({new QLabel(QStringLiteral("Label")), new QLineEdit(QStringLiteral("Work"))}));
    column->addLayout(inARow({new QLabel(QStringLiteral("Asked")), new QComboBox}));
    column->addLayout(inARow({new QLabel(QStringLiteral("Key")), new QPushButton(QStringLiteral("Replace"))}));
    return window;
}

} // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    QApplication::setQuitOnLastWindowClosed(false);
    QPixmap pixmap(22, 22);
    pixmap.fill(Qt::darkGray);
    QSystemTrayIcon icon{QIcon(pixmap)};
    QWidget* popup = nullptr;
    QWidget* settings = nullptr;
    QObject::connect(&icon, &QSystemTrayIcon::activated, &icon, [&] {
        if (!popup) {
            popup = makePopup();
            auto* shortcut = new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_Comma), popup);
            QObject::connect(shortcut, &QShortcut::activated, popup, [&settings] {
                if (!settings)
                    settings = makeSettings();
                settings->show();
                settings->raise();
                settings->activateWindow();
            });
        }
        popup->setVisible(!popup->isVisible());
        if (popup->isVisible())
            popup->activateWindow();
    });
    icon.show();
    return QApplication::exec();
}
