#pragma once

#include "core/overview.h"
#include "desktop/tokens.h"

#include <QWidget>

#include <vector>

class QLabel;
class QVBoxLayout;

namespace quotalamp {

class GaugeWidget;
class GlyphButton;
class Note;
class QuietButton;
class TextLine;

/// A strip of the popup on the band's colour, with a hairline towards the list.
class Band : public QWidget {
    Q_OBJECT
public:
    enum class Edge { Below, Above };
    explicit Band(Edge edge, QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    Edge m_edge;
    Tokens m_tokens;
};

/// Next wall and next relief, or one quiet line.
class Head : public Band {
    Q_OBJECT
public:
    explicit Head(QWidget* parent = nullptr);
    void present(const std::vector<HeadLine>& lines);

private:
    QVBoxLayout* m_layout;
    std::vector<TextLine*> m_lines;
    std::vector<HeadLine> m_shown;
};

/// When it was checked, and the buttons.
class Foot : public Band {
    Q_OBJECT
public:
    explicit Foot(QWidget* parent = nullptr);
    void present(const Overview& overview);
    void setPinned(bool pinned);

Q_SIGNALS:
    void refreshRequested();
    void pinned(bool on);
    void settingsRequested();

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    GlyphButton* m_refresh;
    TextLine* m_checked;
    TextLine* m_probes;
    GlyphButton* m_pin;
    GlyphButton* m_settings;
};

/// What a person sees before there is an account.
class EmptyPage : public QWidget {
    Q_OBJECT
public:
    explicit EmptyPage(QWidget* parent = nullptr);

Q_SIGNALS:
    void addAccountRequested();
    void demoRequested();

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    QLabel* m_title;
    Note* m_words;
    QuietButton* m_add;
    QuietButton* m_demo;
};

} // namespace quotalamp
