// SPDX-License-Identifier: MIT
#pragma once

#include <QImage>
#include <QPoint>
#include <QProcess>
#include <QRect>
#include <QString>
#include <QStringList>

#include <optional>

namespace quotalamp {

/// What a person does at the desktop of a test: clicks, types, looks. Runs real tools (xdotool, import) and keeps the
/// test's event loop going meanwhile, because servers and fakes of the test live in it.
class Person {
public:
    enum Exit { GoodExit, AnyExit };

    /// Runs a tool; its standard output, trimmed. Empty when it failed.
    static QString run(
        const QString& program, const QStringList& arguments, const QByteArray& input = {}, Exit wanted = GoodExit);

    /// The visible window with this title; empty: none.
    [[nodiscard]] static std::optional<QString> window(const QString& title);
    [[nodiscard]] static bool visibleOfClass(const QString& windowClass);
    [[nodiscard]] static QRect geometry(const QString& window);

    static void click(QPoint at);
    static void press(const QString& keys); ///< "F5", "Escape", "shift+Tab"
    static void type(const QString& text);
    /// In the dialog that adds an account, which starts in the key. Ends in the base URL, under "More…".
    static void fillInAccount(const QString& provider, const QString& key, const QString& label, const QString& url);

    /// What is on the screen now.
    [[nodiscard]] static QImage look();
    /// The middle of our icon in the panel, found by the colours of its plate and ring; empty: not there.
    [[nodiscard]] static std::optional<QPoint> trayIcon();
};

} // namespace quotalamp
