// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/time.h"
#include "io/files/places.h"
#include "io/files/wholefile.h"

#include <QJsonObject>

#include <functional>

namespace quotalamp {

/// What a kind of JSON file is like.
struct JsonFileForm {
    qint64 mostBytes = 1024 * 1024; ///< a file that is larger is damage, and none is written
    int schema = 1;                 ///< the newest that is understood, by the member "schema"
    /// Whether the members have the types they need; what has not is damage, as a comma too many is.
    bool (*fits)(const QJsonObject&) = nullptr;
    bool edited = false; ///< people edit it: what was read well is copied too, not only what was written
};

/// A JSON object in a file that several programs may share, mode 0600. Written as replaceWhole() does, under the file's
/// lock; a copy of what was last read or written well is kept beside it as NAME.bak, and stands in where the file is
/// damaged or cannot be read. Damage is kept aside as NAME.corrupt-TIME before anything is written over it. What cannot
/// be read, is not the user's or is of a newer version is never written over.
class JsonFile {
public:
    /// What was found at the path.
    enum class State {
        Missing,    ///< no file; it is made by the first change
        Good,       ///< understood
        Damaged,    ///< no JSON object, too large, or with members of other types than it needs
        Foreign,    ///< no plain file of the user's, or a link to none
        Unreadable, ///< the system does not let us read it
        Newer       ///< of a schema beyond ours; what could be read of it is given all the same
    };
    /// Changes what was read just now, or refuses with the sentence that change() then gives.
    using Edit = std::function<std::optional<Failure>(QJsonObject&)>;

    explicit JsonFile(QString path, JsonFileForm form = {});

    /// Empty when the file is missing, or neither it nor its copy can be used. `trouble()` tells what was wrong.
    [[nodiscard]] QJsonObject read();
    /// Reads again, lets `edit` change it, and writes, while no other program can. Nothing is written without a change. A
    /// failure says why nothing was written, in one sentence.
    [[nodiscard]] std::optional<Failure> change(const Edit& edit);
    /// Puts this in its place, whatever it was.
    [[nodiscard]] std::optional<Failure> write(const QJsonObject& object);

    /// Of the last read or write.
    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] bool usedCopy() const { return m_usedCopy; } ///< what read() gave is the copy's
    /// What is wrong with the file, and what became of it, in one sentence; empty: nothing is.
    [[nodiscard]] QString trouble() const { return m_trouble; }
    /// Whether the file still holds what was last read or written.
    [[nodiscard]] bool isAsKnown();
    [[nodiscard]] QString path() const { return m_path; }
    /// How long change() waits for another program. One that has a window must not stand still.
    void setPatience(Milliseconds patience) { m_patience = patience; }

private:
    [[nodiscard]] QJsonObject load();
    [[nodiscard]] QJsonObject understand(const FileContent& content);
    [[nodiscard]] std::optional<QJsonObject> copy() const;
    [[nodiscard]] bool fits(const QJsonObject& object) const;
    [[nodiscard]] std::optional<Failure> put(const QByteArray& bytes, const QJsonObject& object);
    [[nodiscard]] QString sentenceFor(const FileContent& content) const;
    [[nodiscard]] bool isCopied(const QByteArray& bytes) const;
    void keepCopy(const QByteArray& bytes) const;

    QString m_path;
    JsonFileForm m_form;
    Milliseconds m_patience{10'000};
    State m_state = State::Missing;
    bool m_usedCopy = false;
    QString m_trouble;
    QByteArray m_bytes;   ///< of the file as last read or written
    FileStamp m_stamp;    ///< of a file that had been left alone for a while when it was read; else of none
    QJsonObject m_object; ///< that they are, where they are good
};

} // namespace quotalamp
