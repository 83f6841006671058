// SPDX-License-Identifier: MIT
#include "providers/engine/meaning.h"

#include "providers/hooks/errorbody.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <map>

namespace quotalamp {

using namespace Qt::StringLiterals;

namespace {

using enum ErrorKind;
using Weight = Meaning::Weight;

struct WordGroup {
    Meaning meaning;
    QLatin1StringView words; ///< squeezed, parted by blanks
};

/// Words for programs that several services share.
constexpr std::array wordGroups{
    WordGroup{{InvalidKey, Weight::Firm},
        "invalidapikey apikeyinvalid incorrectapikey wrongapikey badapikey invalidkey apikeyexpired "
        "expiredapikey apikeyrevoked revokedapikey apikeynotfound apikeymissing missingapikey "
        "noapikey keyexpired keyrevoked invalidtoken tokeninvalid tokenexpired expiredtoken "
        "tokenrevoked invalidaccesstoken accesstokenexpired invalidcredentials invalidcredential "
        "badcredentials invalidauth invalidauthentication invalidauthenticationerror "
        "invalidauthorization invalidsubscriptionkey unrecognizedclientexception "
        "expiredtokenexception invalidsignatureexception signaturedoesnotmatch authfailure "
        "authfailuresecretidnotfound apikeyleaked"_L1},
    WordGroup{{Forbidden, Weight::Firm},
        "missingpermissions missingpermission missingscope missingscopes insufficientpermissions "
        "insufficientpermission insufficientscope insufficientscopes accesstokenscopeinsufficient "
        "accountdeactivated accountdisabled accountsuspended userdeactivated organizationdeactivated "
        "organizationdisabled orgdisabled apikeyblocked apikeydisabled keyblocked keydisabled "
        "teamblocked unsupportedcountryregionterritory unsupportedcountry unsupportedregion "
        "regionnotsupported userlocationnotsupported ipnotallowed ipnotauthorized ipaddressnotallowed "
        "ipblocked apikeyservicerestricted apikeyserviceblocked apikeyhttpreferrerblocked "
        "apikeyipaddressblocked servicedisabled consumersuspended accessnotconfigured "
        "modelaccessdenied accessdeniedexception"_L1},
    WordGroup{{NoCredit, Weight::Firm},
        "insufficientquota insufficientbalance insufficientcredits insufficientcredit "
        "insufficientfunds nocredit nocredits outofcredits creditsexhausted creditexhausted "
        "creditlimitreached creditlimitexceeded balancenotenough billinghardlimitreached "
        "billinglimitreached billingnotactive billingdisabled billingnotenabled billingerror "
        "paymentrequired paymentrequirederror exceededcurrentquotaerror exceededcurrentquota "
        "budgetexceeded spendlimitreached spendinglimitreached spendlimitexceeded "
        "spendinglimitexceeded enforcedspendlimitreached orgspendcapreached freeusageexhausted "
        "freetierexhausted arrearage accountoverdue accountoverdueerror openroutercredits "
        "openrouterkeylimit"_L1},
    WordGroup{{RateLimited, Weight::Firm},
        "ratelimitexceeded ratelimitexceedederror ratelimiterror ratelimitreached "
        "ratelimitreachederror ratelimited ratelimit userratelimitexceeded toomanyrequests "
        "toomanyrequestserror toomanyrequestsexception toomanyconcurrentrequests "
        "concurrencylimitexceeded concurrentlimitexceeded throttled throttling throttlingexception "
        "throttlingratequota throttlingallocationquota requestlimitexceeded requestquotaexceeded "
        "tokenquotaexceeded dailylimitexceeded dailyquotaexceeded dailylimitreached usagelimitreached "
        "slowdown dynamicrequestlimited dynamictokenlimited openrouterfreetierdaily "
        "openroutersharedcapacity openrouterinflightbudget inflightbudgetexhausted "
        "upstreamprovidersharedpool"_L1},
    WordGroup{{Overloaded, Weight::Firm},
        "overloadederror overloaded engineoverloaded engineoverloadederror serveroverloaded "
        "modeloverloaded modelnotready capacityexceeded"_L1},
    WordGroup{{NoCredit, Weight::Open},
        "quotaexceeded quotaexceedederror exceededquota quotaexhausted outofquota usagelimitexceeded "
        "limitreached limitexceeded monthlylimitexceeded monthlyquotaexceeded planlimitreached "
        "servicequotaexceededexception"_L1},
    WordGroup{{InvalidKey, Weight::Faint},
        "unauthorized unauthenticated unauthorizederror authenticationerror authenticationfailed "
        "authenticationrequired autherror authentication 401"_L1},
    WordGroup{{Forbidden, Weight::Faint},
        "forbidden forbiddenerror permissiondenied permissionerror permissiondeniederror accessdenied "
        "403"_L1},
    WordGroup{{NoCredit, Weight::Faint}, "402"_L1},
    WordGroup{{RateLimited, Weight::Open}, "resourceexhausted"_L1},
    WordGroup{{RateLimited, Weight::Faint}, "429"_L1},
    WordGroup{{Overloaded, Weight::Faint}, "unavailable unavailableerror serviceunavailable"_L1},
};

std::map<QString, Meaning> wordMap()
{
    std::map<QString, Meaning> map;
    for (const WordGroup& group : wordGroups) {
        const QStringList words = QString(group.words).split(u' ');
        for (const QString& word : words)
            map.emplace(word, group.meaning);
    }
    return map;
}

struct TextGroup {
    Meaning meaning;
    QStringList parts; ///< regular expressions, any of which is enough
};

/// Sentences for people, the most telling groups first: a key that is no key says so, whatever else is said; permissions
/// are named with a limit that an administrator may raise, so they come before limits; and "billing" and "credits" stand in
/// many a sentence about something else.
const std::array textGroups{
    TextGroup{{InvalidKey, Weight::Firm},
        {
            uR"(\b(?:invalid|incorrect|wrong|bad|malformed|unrecogni[sz]ed|unknown|expired|revoked|missing|no)(?: or (?:missing|expired|invalid|revoked))? (?:(?:the|your|valid|proxy server|provided|supplied) ){0,2}(?:x-)?(?:(?:api|access|auth(?:entication|ori[sz]ation)?|bearer|subscription|secret|management|admin|oauth|server)[ _-]*(?:keys?|tokens?|header|credentials?)|credentials))"_s,
            uR"(\b(?:invalid|incorrect|wrong|expired|revoked) (?:key|token)(?:[.,!;]|$))"_s,
            uR"(\bno (?:cookie )?auth(?:entication)? credentials)"_s,
            uR"(\b(?:api|access|auth(?:entication)?|oauth|bearer|subscription)[ _-]*(?:key|token)\b:?(?: [^ ]+){0,4}? (?:is|was|has|have|has been|have been) (?:not valid|invalid|incorrect|wrong|expired|revoked|deleted|not found|missing|not recogni[sz]ed|unknown|malformed|reported as leaked|leaked|compromised))"_s,
            uR"(\b(?:api|access|auth(?:entication)?|oauth|bearer|subscription)[ _-]*(?:key|token):? (?:not valid|invalid|incorrect|expired|revoked|deleted|not found|does not exist|doesn't exist|missing|not recogni[sz]ed|malformed))"_s,
            uR"(\b(?:key|token|credentials?|login)(?: [^ ]+)? (?:is |are |was |has (?:been )?|have (?:been )?)(?:not valid|invalid|incorrect|expired|revoked|deleted|leaked|compromised))"_s,
            uR"(\b(?:key|token) (?:not valid|invalid|expired|revoked)\b)"_s,
            uR"(无效的? *(?:api)? *(?:令牌|密钥|key|token|凭证))"_s,
            uR"((?:令牌|密钥|凭证|api *key|token).{0,8}(?:无效|错误|不正确|过期|失效|不存在|非法))"_s,
            uR"((?:api *キー|apiキー|トークン).{0,8}(?:無効|正しくありません|期限切れ))"_s,
            uR"((?:api *키|토큰).{0,10}(?:유효하지|잘못|만료))"_s,
            uR"((?:api-?schlüssel|schlüssel|zugangstoken).{0,20}(?:ungültig|abgelaufen|widerrufen))"_s,
            uR"(ungültige[rs]? (?:api-?)?(?:schlüssel|token))"_s,
            uR"(cl[ée] (?:d'|de l')?api.{0,20}(?:invalide|expir|incorrect|révoqu))"_s,
            uR"((?:clave|chave)(?: de)?(?: la)? api.{0,20}(?:no (?:es )?válida|inv[áa]lida|expirad|caducad|incorrect|revogad|revocad))"_s,
            uR"((?:неверный|недействительный|неправильный).{0,12}(?:ключ|токен)|ключ.{0,20}(?:недействителен|истек|истёк))"_s,
        }},
    TextGroup{{NoCredit, Weight::Firm},
        {
            uR"(\binsufficient (?:account |api |prepaid )?(?:balance|credits?|funds?)\b)"_s,
            uR"(\b(?:balance|credits?|funds) (?:(?:is|are|was|has been|have been) )?(?:too low|insufficient|not enough|not sufficient|exhausted|depleted|empty|used up|negative))"_s,
            uR"(\b(?:not enough|low on|out of|run out of|ran out of|no more|no remaining|used (?:up )?all (?:of )?(?:your|the)) (?:api |free |available |remaining |prepaid |account )?(?:credits?|balance|funds)\b)"_s,
            uR"(\b(?:doesn't|does not|don't|do not) have (?:any |enough |sufficient )(?:\w+ )?(?:credits?|balance|funds)\b)"_s,
            uR"(\bno (?:api |free |available |remaining )?(?:credits|balance|funds)\b)"_s,
            uR"(\bpayment (?:is )?required\b|\bnegative balance\b|\bin arrears\b|\barrears\b|\boverdue\b|\bunpaid\b)"_s,
            uR"(\b(?:spend|spending|budget|billing)[ _-]*(?:hard |soft )?(?:limit|cap)s?\b)"_s,
            uR"(\bbudget (?:has been |is |was )?(?:exceeded|exhausted|used up)|\bexceeded (?:your |the )?(?:\w+ )?budget)"_s,
            uR"(\bspecified (?:api )?usage limits?\b)"_s,
            uR"(余额 *(?:不足|为零|已用完|耗尽)|余額不足|欠费|额度 *(?:不足|已?用尽|已?用完|耗尽))"_s,
            uR"(残高(?:が)?不足|残高が(?:足り|あり)ません|잔액.{0,4}부족|недостаточно (?:средств|кредитов))"_s,
            uR"(solde insuffisant|crédits? insuffisants?|(?:saldo|crédito) insuficiente|guthaben.{0,24}(?:aufgebraucht|reicht nicht|erschöpft)|nicht genügend guthaben)"_s,
        }},
    TextGroup{{Forbidden, Weight::Firm},
        {
            uR"(\b(?:insufficient|missing|lacks?|without)(?: the)?(?: \w+){0,3}[ _-](?:permissions?|scopes?|privileges?)\b)"_s,
            uR"(\b(?:insufficient|missing)[ _-](?:permissions?|scopes?|privileges?))"_s,
            uR"(\b(?:does not|do not|doesn't|don't|not) have (?:\w+ ){0,4}(?:permissions?|scopes?|rights|privileges)\b)"_s,
            uR"(\bno permissions?\b|\bscope requirement|\brequires? (?:the |an? )?(?:\S+ ){0,3}(?:scope|permission|role)\b)"_s,
            uR"(\b(?:you|key|token|account|organi[sz]ation|project|user|team|plan|subscription|caller)\b[^.]{0,60}(?:\bnot|n't) (?:permitted|allowed|authori[sz]ed|entitled|enabled|eligible)\b)"_s,
            uR"(\b(?:does not|do not|doesn't|don't) have access to (?:the |this |that |any )?(?:requested |specified )?(?:model|feature|resource|endpoint|api|deployment|organi[sz]ation|project)\b)"_s,
            uR"(\b(?:country|region|territory|location)\b[^.]{0,40}(?:not|n't) (?:supported|available|allowed))"_s,
            uR"(\b(?:not|n't) (?:supported|available|allowed|offered) in (?:your|this) (?:country|region|location|territory))"_s,
            uR"(\bunsupported (?:country|region|location))"_s,
            uR"(\bip(?: address(?:es)?)?\b[^.]{0,60}(?:(?:not|n't) (?:allowed|authori[sz]ed|permitted|in|on|whitelisted|allow-?listed)|blocked|denied|restricted)|\b(?:white|allow)-?list)"_s,
            uR"(权限不足|没有权限|无权|不支持.{0,8}(?:地区|区域|国家)|(?:地区|区域|国家).{0,8}不(?:支持|可用))"_s,
            uR"(権限がありません|권한이 없|нет (?:прав|доступа)|keine berechtigung|nicht berechtigt|pas (?:la )?permission|pas autoris|no tiene permiso|sem permissão)"_s,
        }},
    TextGroup{{RateLimited, Weight::Firm},
        {
            uR"(\brate[ _-]*limit(?:s|ed|ing|er)?\b|\bratelimit)"_s,
            uR"(\btoo many (?:\w+ ){0,2}(?:requests|calls|connections|queries|tokens|attempts|jobs)\b|\bthrottl|\bslow down\b)"_s,
            uR"(\b(?:requests?|tokens?|calls?|images?|queries|messages?) ?(?:per|/|a|an) ?(?:second|sec|minute|min|hour|day|week|month)\b|\bper[ _-](?:day|minute|hour)\b)"_s,
            uR"(\b(?:rpm|tpm|rpd|tpd|rps|qps|qpm)\b)"_s,
            uR"(\bconcurren(?:t|cy)\b[^.]{0,40}(?:limit|exceed|reach|maximum|too many)|(?:limit|exceed|maximum|too many)[^.]{0,40}\bconcurren)"_s,
            uR"(\b(?:daily|hourly|weekly|minute|session|5-hour|five-hour)(?: \w+){0,2} (?:limit|quota|allowance|requests|tokens))"_s,
            uR"(请求(?:过于|太|过)(?:频繁|快|多)|频率(?:限制|过高|超)|速率(?:限制|超)|限流|并发.{0,10}(?:超|上限|限制)|每(?:分钟|小时|天|日|秒).{0,12}(?:限|超|上限))"_s,
            uR"(リクエスト.{0,12}(?:多すぎ|制限)|レート制限|요청.{0,10}(?:너무 많|초과|한도)|слишком много запросов|превышен.{0,12}лимит запросов)"_s,
            uR"(zu viele (?:anfragen|aufrufe)|trop de requ[êe]tes|demasiadas (?:solicitudes|peticiones)|muitas (?:solicitações|requisições)|troppe richieste)"_s,
        }},
    TextGroup{{NoCredit, Weight::Open},
        {
            uR"(\bquotas?\b|\bbilling\b|\bcredits?\b|\busage limits?\b|\bpurchase\b|\brecharge\b|\btop[ -]?up\b|\bupgrade (?:your|the|to a) (?:\w+ )?plan)"_s,
            uR"(\b(?:free (?:tier|trial|usage|plan)|trial|subscription)\b[^.]{0,40}(?:exhausted|exceeded|used up|expired|ended|is over|inactive|lapsed|cancell?ed))"_s,
            uR"(充值|配额|额度|クォータ|할당량|\bквот|kontingent|\bcuota\b|\bquota)"_s,
        }},
    TextGroup{{Forbidden, Weight::Firm},
        {
            uR"(\b(?:account|organi[sz]ation|team|workspace|project|user|key|token|subscription|tenant)\b[^.]{0,40}\b(?:disabled|deactivated|suspended|blocked|banned|terminated|locked|frozen|inactive|not active|closed|restricted|on hold)\b)"_s,
            uR"(\b(?:disabled|blocked|suspended|deactivated|banned|terminated)(?: \w+){0,2} (?:account|organi[sz]ation|key|user|team|project|workspace))"_s,
            uR"(\b(?:account|organi[sz]ation|identity|phone)\b[^.]{0,30}\b(?:must|needs to|has to) be verified)"_s,
            uR"(封禁|禁用|冻结|停用|\bgesperrt|\bdeaktiviert|désactivé|\bbloqué|заблокирован|desactivad|suspendid)"_s,
        }},
    TextGroup{{Overloaded, Weight::Firm},
        {
            uR"(\boverload|\b(?:at|over) capacity\b|\bcapacity (?:exceeded|reached)|\b(?:temporarily|currently) unavailable\b|\b(?:server|service|system) (?:is )?(?:too )?busy\b|\bhigh demand\b|\bloading model\b|\bmodel\b[^.]{0,40}\bloading\b)"_s,
            uR"(服务.{0,6}繁忙|系统繁忙|过载|混み合|혼잡|перегружен|überlastet|surchargé|sobrecargad)"_s,
        }},
    TextGroup{{InvalidKey, Weight::Faint},
        {
            uR"(\bunauthori[sz]ed\b|\bnot authenticated\b|\bunauthenticated\b|\binvalid auth|\bauthenticat(?:ion|e) (?:error|fails?|failed|failure|required)|\b(?:failed|unable) to authenticate|\blogin fail|\bmissing auth|\b(?:did|do) not (?:pass|provide|send|include|supply)\b.{0,40}(?:key|token|credential))"_s,
            uR"(鉴权失败|认证失败|身份验证失败|未授权|未登录)"_s,
        }},
    TextGroup{{Forbidden, Weight::Faint}, {uR"(\bforbidden\b|\baccess (?:is |was )?denied\b|\bpermission denied\b)"_s}},
};

QRegularExpression anyOf(const QStringList& parts)
{
    return QRegularExpression(parts.join(u'|'),
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption
            | QRegularExpression::DotMatchesEverythingOption);
}

/// Without addresses, in which any word can stand, and with one kind of apostrophe and blank.
QString bare(QString text)
{
    static const QRegularExpression address(
        uR"(\b[a-z][a-z0-9+.-]*://\S+|\bwww\.\S+)"_s, QRegularExpression::CaseInsensitiveOption);
    text.remove(address);
    return text.replace(u'’', u'\'').simplified();
}

} // namespace

std::optional<Meaning> meaningOfWord(const QString& word)
{
    static const std::map<QString, Meaning> known = wordMap();
    const auto found = known.find(squeezed(word));
    return found == known.end() ? std::nullopt : std::optional(found->second);
}

std::optional<Meaning> meaningOfText(const QString& text)
{
    static const auto expressions = [] {
        std::array<QRegularExpression, textGroups.size()> list;
        std::ranges::transform(textGroups, list.begin(), [](const TextGroup& group) { return anyOf(group.parts); });
        return list;
    }();
    const QString words = bare(text);
    for (std::size_t index = 0; index < textGroups.size(); ++index) {
        if (expressions.at(index).match(words).hasMatch())
            return textGroups.at(index).meaning;
    }
    return std::nullopt;
}

bool namesShortWindow(const QString& text)
{
    static const QRegularExpression window = anyOf({
        uR"(\b(?:per|a|an|each|every)[ _-](?:second|minute|min|hour|day)\b|/ ?(?:s|sec|second|min|minute|h|hour|day)\b)"_s,
        uR"(\b(?:daily|hourly|today|tomorrow|midnight|5-hour|five-hour)\b)"_s,
        uR"(每(?:秒|分钟|小时|天|日)|今日|明天|1日|毎日|하루|täglich|par jour|por día|por dia|в день)"_s,
    });
    return window.match(bare(text)).hasMatch();
}

bool isFromTheWay(const QString& text)
{
    static const QRegularExpression words = anyOf({
        uR"(\A\s*error code: 1\d{3}\b|\bno route matched\b|\bcaptive portal\b|\bproxy authentication\b)"_s,
        uR"(\bweb ?filter|\bfortiguard|\bzscaler|\bnetskope|\bsquid\b|\bcloudflare\b|\bincapsula|\bakamai)"_s,
        uR"(\b(?:blocked|denied|prohibited|restricted) by (?:\S+ ){0,4}(?:administrator|policy|firewall|proxy|filter|network|gateway))"_s,
        uR"(\b(?:checking your browser|just a moment|enable javascript|enable cookies|sign in to (?:the |this )?(?:network|wi-?fi))\b)"_s,
    });
    return words.match(text).hasMatch();
}

} // namespace quotalamp
