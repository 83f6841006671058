// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "providers/descriptor/descriptor.h"

#include <QJsonObject>
#include <QJsonValue>

#include <functional>
#include <set>
#include <vector>

namespace quotalamp {

/// Reads the members of one JSON object, and notes each mistake with its JSON pointer in a shared list. What was
/// not asked for when it goes is an unknown key, which is a mistake too: most are typing errors.
class JsonForm {
public:
    /// `pointer`: of the object, within its document. `mistakes`: outlives the form; null where nothing is checked, of a
    /// document that is known to have no mistake.
    JsonForm(QJsonObject object, QString pointer, std::vector<Mistake>* mistakes);
    ~JsonForm();
    Q_DISABLE_COPY_MOVE(JsonForm)

    enum class Need { Required, Optional };

    /// Mistakes are noted. Where they are not, whoever reads spares looking for them.
    [[nodiscard]] bool checks() const { return m_mistakes != nullptr; }
    /// The member is there, whatever its type.
    [[nodiscard]] bool has(const QString& key) const { return m_object.contains(key); }
    void ignore(const QString& key) { m_asked.insert(key); }
    void mistake(const QString& key, const QString& what);
    [[nodiscard]] QString pointerTo(const QString& key) const;

    /// Absent, empty or of another type: "" and, where it is a mistake, noted.
    QString text(const QString& key, Need need = Need::Optional);
    bool boolean(const QString& key);
    int integer(const QString& key, int least, int most);
    QStringList texts(const QString& key);
    /// Each member's key and text.
    std::vector<std::pair<QString, QString>> pairs(const QString& key);
    QJsonObject object(const QString& key, Need need = Need::Optional);
    /// `read` is called with a form for the object, if it is there.
    void form(const QString& key, Need need, const std::function<void(JsonForm&)>& read);
    /// The same for each object of an array of at most `most`.
    void forms(const QString& key, int most, const std::function<void(JsonForm&)>& read);

private:
    QJsonValue take(const QString& key, Need need, QJsonValue::Type type);

    QJsonObject m_object;
    QString m_pointer;
    std::vector<Mistake>* m_mistakes;
    std::set<QString> m_asked;
};

} // namespace quotalamp
