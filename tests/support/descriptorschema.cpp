// SPDX-License-Identifier: MIT
#include "support/descriptorschema.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#include <valijson/adapters/qtjson_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

namespace quotalamp {

using namespace Qt::StringLiterals;

QStringList schemaObjections(const QByteArray& json)
{
    return schemaObjections(json, u":/providers/provider.schema.json"_s);
}

QStringList schemaObjections(const QByteArray& json, const QString& schemaFile)
{
    QFile file(schemaFile);
    if (!file.open(QIODevice::ReadOnly))
        return {u"The schema is missing."_s};
    const QJsonValue schemaJson(QJsonDocument::fromJson(file.readAll()).object());
    const QJsonValue value(QJsonDocument::fromJson(json).object());
    valijson::Schema schema;
    valijson::SchemaParser parser(valijson::SchemaParser::kDraft7);
    parser.populateSchema(valijson::adapters::QtJsonAdapter(schemaJson), schema);
    valijson::Validator validator;
    valijson::ValidationResults results;
    if (validator.validate(schema, valijson::adapters::QtJsonAdapter(value), &results))
        return {};
    QStringList objections;
    for (valijson::ValidationResults::Error error; results.popError(error);)
        objections.append(QString::fromStdString(error.context.back() + ": " + error.description));
    return objections;
}

} // namespace quotalamp
