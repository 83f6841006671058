<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en">
<context>
    <name>limits</name>
    <message>
        <source>API requests</source>
        <translation>API-Anfragen</translation>
    </message>
    <message>
        <source>audio seconds</source>
        <translation>Audiosekunden</translation>
    </message>
    <message>
        <source>characters</source>
        <translation>Zeichen</translation>
    </message>
    <message>
        <source>chat messages</source>
        <translation>Chat-Nachrichten</translation>
    </message>
    <message>
        <source>code completions</source>
        <translation>Code-Vervollständigungen</translation>
    </message>
    <message>
        <source>code review</source>
        <translation>Code-Review</translation>
    </message>
    <message>
        <source>credit</source>
        <translation>Guthaben</translation>
    </message>
    <message>
        <source>credits</source>
        <translation>Credits</translation>
    </message>
    <message>
        <source>extra usage</source>
        <translation>Zusatznutzung</translation>
    </message>
    <message>
        <source>free model requests per day</source>
        <translation>Anfragen an kostenlose Modelle pro Tag</translation>
    </message>
    <message>
        <source>GraphQL points</source>
        <translation>GraphQL-Punkte</translation>
    </message>
    <message>
        <source>images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>input characters</source>
        <translation>Eingabe-Zeichen</translation>
    </message>
    <message>
        <source>input images</source>
        <translation>Eingabe-Bilder</translation>
    </message>
    <message>
        <source>input tokens</source>
        <translation>Eingabe-Tokens</translation>
    </message>
    <message>
        <source>key budget</source>
        <translation>Budget des Schlüssels</translation>
    </message>
    <message>
        <source>key limit</source>
        <translation>Limit des Schlüssels</translation>
    </message>
    <message>
        <source>monthly code</source>
        <translation>Code im Monat</translation>
    </message>
    <message>
        <source>monthly total</source>
        <translation>Monat insgesamt</translation>
    </message>
    <message>
        <source>OAuth apps</source>
        <translation>OAuth-Apps</translation>
    </message>
    <message>
        <source>OCR pages</source>
        <translation>OCR-Seiten</translation>
    </message>
    <message>
        <source>output tokens</source>
        <translation>Ausgabe-Tokens</translation>
    </message>
    <message>
        <source>plan</source>
        <translation>Tarif</translation>
    </message>
    <message>
        <source>premium requests</source>
        <translation>Premium-Anfragen</translation>
    </message>
    <message>
        <source>priority input tokens</source>
        <translation>Vorrang-Eingabe-Tokens</translation>
    </message>
    <message>
        <source>priority output tokens</source>
        <translation>Vorrang-Ausgabe-Tokens</translation>
    </message>
    <message>
        <source>project requests</source>
        <translation>Projekt-Anfragen</translation>
    </message>
    <message>
        <source>project tokens</source>
        <translation>Projekt-Tokens</translation>
    </message>
    <message>
        <source>queued requests</source>
        <translation>wartende Anfragen</translation>
    </message>
    <message>
        <source>rate limit</source>
        <translation>Ratenlimit</translation>
    </message>
    <message>
        <source>requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>requests at once</source>
        <translation>gleichzeitige Anfragen</translation>
    </message>
    <message>
        <source>requests in 10 seconds</source>
        <translation>Anfragen in 10 Sekunden</translation>
    </message>
    <message>
        <source>search</source>
        <translation>Suche</translation>
    </message>
    <message>
        <source>size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>spend limit</source>
        <translation>Ausgabengrenze</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>Tokens</translation>
    </message>
    <message>
        <source>tool calls</source>
        <translation>Werkzeugaufrufe</translation>
    </message>
    <message>
        <source>uncached input tokens</source>
        <translation>Eingabe-Tokens ohne Cache</translation>
    </message>
    <message>
        <source>Diem</source>
        <translation>Diem</translation>
    </message>
    <message>
        <source>five-hour limit</source>
        <translation>Fünf-Stunden-Limit</translation>
    </message>
    <message>
        <source>kilowatt-hours of the plan</source>
        <translation>Kilowattstunden des Tarifs</translation>
    </message>
    <message>
        <source>monthly limit</source>
        <translation>Monatslimit</translation>
    </message>
    <message>
        <source>points</source>
        <translation>Punkte</translation>
    </message>
    <message>
        <source>searches per hour</source>
        <translation>Suchen pro Stunde</translation>
    </message>
    <message>
        <source>weekly limit</source>
        <translation>Wochenlimit</translation>
    </message>
</context>
<context>
    <name>quotalamp</name>
    <message>
        <source>The account is removed, but not its key: %1</source>
        <translation>Das Konto ist entfernt, sein Schlüssel nicht: %1</translation>
    </message>
    <message>
        <source>A key is never an argument, others could read it there: it is read from standard input.</source>
        <translation>Ein Schlüssel ist nie ein Argument, dort könnten andere ihn lesen: Er wird von der Standardeingabe gelesen.</translation>
    </message>
    <message>
        <source>Another account has this label.</source>
        <translation>Ein anderes Konto hat diese Bezeichnung.</translation>
    </message>
    <message>
        <source>A paid probe is sent never, when-needed or always.</source>
        <translation>Eine bezahlte Abfrage wird never (nie), when-needed (bei Bedarf) oder always (immer) gesendet.</translation>
    </message>
    <message>
        <source>API key for %1, or nothing: </source>
        <translation>API-Schlüssel für %1, oder nichts: </translation>
    </message>
    <message>
        <source>API key for %1: </source>
        <translation>API-Schlüssel für %1: </translation>
    </message>
    <message>
        <source>Adds an account. Its key is read from standard input.</source>
        <translation>Fügt ein Konto hinzu. Sein Schlüssel wird von der Standardeingabe gelesen.</translation>
    </message>
    <message>
        <source>An id from: quotalamp provider list</source>
        <translation>Eine Kennung aus: quotalamp provider list</translation>
    </message>
    <message>
        <source>Your name for the account.</source>
        <translation>Ihr Name für das Konto.</translation>
    </message>
    <message>
        <source>Where the provider is, if not at its usual address.</source>
        <translation>Wo der Anbieter ist, wenn nicht an seiner üblichen Adresse.</translation>
    </message>
    <message>
        <source>When a request that costs a token may be sent: never, when-needed or always.</source>
        <translation>Wann eine Anfrage gesendet werden darf, die ein Token kostet: never (nie), when-needed (bei Bedarf) oder always (immer).</translation>
    </message>
    <message>
        <source>There is no such provider%1.</source>
        <translation>Diesen Anbieter gibt es nicht%1.</translation>
    </message>
    <message>
        <source>Added &apos;%1&apos;.</source>
        <translation>„%1“ hinzugefügt.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keiner</translation>
    </message>
    <message>
        <source>Lists the accounts; never their keys.</source>
        <translation>Zeigt die Konten, nie ihre Schlüssel.</translation>
    </message>
    <message>
        <source>All accounts, in your order.</source>
        <translation>Alle Konten in Ihrer Reihenfolge.</translation>
    </message>
    <message>
        <source>Print it as JSON.</source>
        <translation>Als JSON ausgeben.</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Bezeichnung</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>Anbieter</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>ID</source>
        <translation>Kennung</translation>
    </message>
    <message>
        <source>Removes an account, and its key from the keychain.</source>
        <translation>Entfernt ein Konto, und seinen Schlüssel aus dem Schlüsselbund.</translation>
    </message>
    <message>
        <source>A label or an id.</source>
        <translation>Eine Bezeichnung oder Kennung.</translation>
    </message>
    <message>
        <source>Removed &apos;%1&apos;.</source>
        <translation>„%1“ entfernt.</translation>
    </message>
    <message>
        <source>Gives an account another label.</source>
        <translation>Gibt einem Konto eine andere Bezeichnung.</translation>
    </message>
    <message>
        <source>The new label.</source>
        <translation>Die neue Bezeichnung.</translation>
    </message>
    <message>
        <source>Replaces an account&apos;s key by one read from standard input.</source>
        <translation>Ersetzt den Schlüssel eines Kontos durch einen von der Standardeingabe.</translation>
    </message>
    <message>
        <source>This account&apos;s key is not in the keychain: change it in %1.</source>
        <translation>Der Schlüssel dieses Kontos ist nicht im Schlüsselbund: Ändern Sie ihn hier: %1.</translation>
    </message>
    <message>
        <source>Replaced the key of &apos;%1&apos;.</source>
        <translation>Schlüssel von „%1“ ersetzt.</translation>
    </message>
    <message>
        <source>Something is missing: quotalamp %1</source>
        <translation>Es fehlt etwas: quotalamp %1</translation>
    </message>
    <message>
        <source>There is no such command%1.</source>
        <translation>Diesen Befehl gibt es nicht%1.</translation>
    </message>
    <message>
        <source>Show this help.</source>
        <translation>Diese Hilfe zeigen.</translation>
    </message>
    <message>
        <source>There is no such option%1.</source>
        <translation>Diese Option gibt es nicht%1.</translation>
    </message>
    <message>
        <source>An option lacks its value, or has one too many.</source>
        <translation>Einer Option fehlt der Wert, oder sie hat einen zu viel.</translation>
    </message>
    <message>
        <source>There are too many words: quotalamp %1</source>
        <translation>Das sind zu viele Wörter: quotalamp %1</translation>
    </message>
    <message>
        <source>How it is used: %1</source>
        <translation>So wird es benutzt: %1</translation>
    </message>
    <message>
        <source>the tray app; in the background without its window</source>
        <translation>die App im Systemabschnitt; im Hintergrund ohne ihr Fenster</translation>
    </message>
    <message>
        <source>the tray app on a built-in demo provider</source>
        <translation>dasselbe mit einem eingebauten Demo-Anbieter</translation>
    </message>
    <message>
        <source>what is left of each account&apos;s limits</source>
        <translation>was von den Limits jedes Kontos übrig ist</translation>
    </message>
    <message>
        <source>adds an account; its key is read from standard input</source>
        <translation>fügt ein Konto hinzu; sein Schlüssel wird von der Standardeingabe gelesen</translation>
    </message>
    <message>
        <source>the accounts</source>
        <translation>die Konten</translation>
    </message>
    <message>
        <source>removes an account and its key</source>
        <translation>entfernt ein Konto und seinen Schlüssel</translation>
    </message>
    <message>
        <source>gives an account another label</source>
        <translation>gibt einem Konto eine andere Bezeichnung</translation>
    </message>
    <message>
        <source>replaces an account&apos;s key</source>
        <translation>ersetzt den Schlüssel eines Kontos</translation>
    </message>
    <message>
        <source>the providers there are</source>
        <translation>die Anbieter, die es gibt</translation>
    </message>
    <message>
        <source>the version</source>
        <translation>die Version</translation>
    </message>
    <message>
        <source>more about a command</source>
        <translation>mehr über einen Befehl</translation>
    </message>
    <message>
        <source>Quotalamp shows what is left of AI providers&apos; rate limits.</source>
        <translation>Quotalamp zeigt, was von den Ratenlimits der KI-Anbieter übrig ist.</translation>
    </message>
    <message>
        <source>The key is too long.</source>
        <translation>Der Schlüssel ist zu lang.</translation>
    </message>
    <message>
        <source>The tray app is not installed: quotalamp-desktop is missing.</source>
        <translation>Die App im Systemabschnitt ist nicht installiert: quotalamp-desktop fehlt.</translation>
    </message>
    <message>
        <source>The tray app could not be started.</source>
        <translation>Die App im Systemabschnitt ließ sich nicht starten.</translation>
    </message>
    <message>
        <source>needed</source>
        <translation>nötig</translation>
    </message>
    <message>
        <source>optional</source>
        <translation>freiwillig</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Where to get a key</source>
        <translation>Wo es einen Schlüssel gibt</translation>
    </message>
    <message>
        <source>Lists the providers there are.</source>
        <translation>Zeigt die Anbieter, die es gibt.</translation>
    </message>
    <message>
        <source>There is no account &apos;%1&apos;.</source>
        <translation>Es gibt kein Konto „%1“.</translation>
    </message>
    <message>
        <source>There is no account yet. Add one: quotalamp account add PROVIDER</source>
        <translation>Es gibt noch kein Konto. Hinzufügen: quotalamp account add ANBIETER</translation>
    </message>
    <message>
        <source>Shows what is left of each account&apos;s limits.</source>
        <translation>Zeigt, was von den Limits jedes Kontos übrig ist.</translation>
    </message>
    <message>
        <source>A label or an id. Without one: all accounts.</source>
        <translation>Eine Bezeichnung oder Kennung. Ohne: alle Konten.</translation>
    </message>
    <message>
        <source>The same as --format json.</source>
        <translation>Dasselbe wie --format json.</translation>
    </message>
    <message>
        <source>Ask the providers even where a recent answer is known.</source>
        <translation>Die Anbieter auch dann fragen, wenn eine neue Antwort bekannt ist.</translation>
    </message>
    <message>
        <source>Ask the built-in demo provider instead; nothing of yours is touched.</source>
        <translation>Stattdessen den eingebauten Demo-Anbieter fragen; nichts von Ihnen wird berührt.</translation>
    </message>
    <message>
        <source>The demo provider could not start.</source>
        <translation>Der Demo-Anbieter ließ sich nicht starten.</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>von %1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>used up</source>
        <translation>aufgebraucht</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>%1 übrig</translation>
    </message>
    <message>
        <source>%1 in, %2 out</source>
        <translation>%1 ein, %2 aus</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1: unknown</source>
        <translation>%1: unbekannt</translation>
    </message>
    <message>
        <source>not checked yet</source>
        <translation>noch nicht geprüft</translation>
    </message>
    <message>
        <source>checked %1</source>
        <translation>geprüft %1</translation>
    </message>
    <message>
        <source>Models: %1</source>
        <translation>Modelle: %1</translation>
    </message>
    <message>
        <source>%1: used up</source>
        <translation>%1: aufgebraucht</translation>
    </message>
    <message>
        <source>%1 of %2.</source>
        <translation>%1 von %2.</translation>
    </message>
    <message>
        <source>The base URL must begin with https://.</source>
        <translation>Die Basis-URL muss mit https:// beginnen.</translation>
    </message>
    <message>
        <source>The base URL has no host.</source>
        <translation>Die Basis-URL hat keinen Host.</translation>
    </message>
    <message>
        <source>The base URL must not hold a user name or password.</source>
        <translation>Die Basis-URL darf keinen Benutzernamen und kein Passwort enthalten.</translation>
    </message>
    <message>
        <source>The base URL must not hold “?” or “#”.</source>
        <translation>Die Basis-URL darf weder „?“ noch „#“ enthalten.</translation>
    </message>
    <message>
        <source>The base URL is not valid.</source>
        <translation>Die Basis-URL ist ungültig.</translation>
    </message>
    <message>
        <source>The base URL is empty.</source>
        <translation>Die Basis-URL ist leer.</translation>
    </message>
    <message>
        <source>No API key configured.</source>
        <translation>Kein API-Schlüssel eingerichtet.</translation>
    </message>
    <message>
        <source>Invalid API key (401).</source>
        <translation>Ungültiger API-Schlüssel (401).</translation>
    </message>
    <message>
        <source>Invalid API key (HTTP %1).</source>
        <translation>Ungültiger API-Schlüssel (HTTP %1).</translation>
    </message>
    <message>
        <source>The key may not do this (HTTP %1).</source>
        <translation>Der Schlüssel darf das nicht (HTTP %1).</translation>
    </message>
    <message>
        <source>The credit is used up.</source>
        <translation>Das Guthaben ist aufgebraucht.</translation>
    </message>
    <message>
        <source>credit</source>
        <translation>Guthaben</translation>
    </message>
    <message>
        <source>The credit is used up (HTTP %1).</source>
        <translation>Das Guthaben ist aufgebraucht (HTTP %1).</translation>
    </message>
    <message>
        <source>Rate limited (HTTP %1).</source>
        <translation>Ratenlimit erreicht (HTTP %1).</translation>
    </message>
    <message>
        <source>%1 is overloaded (HTTP %2).</source>
        <translation>%1 ist überlastet (HTTP %2).</translation>
    </message>
    <message>
        <source>%1 answered HTTP %2.</source>
        <translation>%1 antwortete HTTP %2.</translation>
    </message>
    <message>
        <source>%1 unreachable.</source>
        <translation>%1 nicht erreichbar.</translation>
    </message>
    <message>
        <source>%1 unreachable: timed out.</source>
        <translation>%1 nicht erreichbar: Zeit überschritten.</translation>
    </message>
    <message>
        <source>No secure connection to %1: its certificate was not accepted.</source>
        <translation>Keine sichere Verbindung zu %1: Das Zertifikat wurde nicht akzeptiert.</translation>
    </message>
    <message>
        <source>Redirected elsewhere (HTTP %1); not followed, so that the key stays here.</source>
        <translation>Woandershin umgeleitet (HTTP %1); nicht gefolgt, damit der Schlüssel hierbleibt.</translation>
    </message>
    <message>
        <source>The answer is not from %1: check the base URL and the network.</source>
        <translation>Die Antwort ist nicht von %1: Prüfen Sie Basis-URL und Netz.</translation>
    </message>
    <message>
        <source>%1 sent too much data.</source>
        <translation>%1 hat zu viele Daten gesendet.</translation>
    </message>
    <message>
        <source>The keychain is locked.</source>
        <translation>Der Schlüsselbund ist gesperrt.</translation>
    </message>
    <message>
        <source>No keychain is running.</source>
        <translation>Es läuft kein Schlüsselbund.</translation>
    </message>
    <message>
        <source>Live usage not supported for provider &apos;%1&apos;.</source>
        <translation>Live-Verbrauch wird für den Anbieter „%1“ nicht unterstützt.</translation>
    </message>
    <message>
        <source>%1 of %2 left</source>
        <translation>%1 von %2 übrig</translation>
    </message>
    <message>
        <source>left</source>
        <translation>übrig</translation>
    </message>
    <message>
        <source>used up · %1</source>
        <translation>aufgebraucht · %1</translation>
    </message>
    <message>
        <source>Enter key…</source>
        <translation>Schlüssel eingeben …</translation>
    </message>
    <message>
        <source>Replace key…</source>
        <translation>Schlüssel ersetzen …</translation>
    </message>
    <message>
        <source>Unlock…</source>
        <translation>Entsperren …</translation>
    </message>
    <message>
        <source>Edit account…</source>
        <translation>Konto bearbeiten …</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Nothing was lost. The key is still there.</source>
        <translation>Nichts ist verloren. Der Schlüssel ist noch da.</translation>
    </message>
    <message>
        <source>Start one, or enter the key for this session.</source>
        <translation>Starten Sie einen oder geben Sie den Schlüssel für diese Sitzung ein.</translation>
    </message>
    <message>
        <source>Next try in %1.</source>
        <translation>Nächster Versuch in %1.</translation>
    </message>
    <message>
        <source>%1 in, %2 out</source>
        <comment>tokens of a sample</comment>
        <translation>%1 ein, %2 aus</translation>
    </message>
    <message>
        <source>answers in %1 ms</source>
        <translation>antwortet in %1 ms</translation>
    </message>
    <message>
        <source>%1 loaded</source>
        <translation>%1 geladen</translation>
    </message>
    <message>
        <source>%1 models, none loaded</source>
        <translation>%1 Modelle, keines geladen</translation>
    </message>
    <message>
        <source>Key accepted · %1 models</source>
        <translation>Schlüssel angenommen · %1 Modelle</translation>
    </message>
    <message>
        <source>limits unknown</source>
        <translation>Limits unbekannt</translation>
    </message>
    <message>
        <source>no limits</source>
        <translation>keine Limits</translation>
    </message>
    <message>
        <source>checking…</source>
        <translation>wird geprüft …</translation>
    </message>
    <message>
        <source>last seen %1</source>
        <translation>zuletzt %1</translation>
    </message>
    <message>
        <source>full again in %1</source>
        <translation>wieder voll in %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>an account, its error</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>an account, its state</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 (last seen %2)</source>
        <translation>%1 (zuletzt %2)</translation>
    </message>
    <message>
        <source>under </source>
        <comment>before a percentage: less than</comment>
        <translation>unter </translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>in %1</translation>
    </message>
    <message>
        <source>Nothing to check</source>
        <translation>Nichts zu prüfen</translation>
    </message>
    <message>
        <source>Checking %1 of %2…</source>
        <translation>%1 von %2 wird geprüft …</translation>
    </message>
    <message>
        <source>Checked %1</source>
        <translation>Geprüft %1</translation>
    </message>
    <message>
        <source>Not checked yet</source>
        <translation>Noch nicht geprüft</translation>
    </message>
    <message>
        <source>1 paid probe today</source>
        <translation>heute 1 bezahlte Abfrage</translation>
    </message>
    <message numerus="yes">
        <source>%Ln paid probes today</source>
        <translation>
            <numerusform>heute %Ln bezahlte Abfrage</numerusform>
            <numerusform>heute %Ln bezahlte Abfragen</numerusform>
        </translation>
    </message>
    <message>
        <source>The key is empty.</source>
        <translation>Der Schlüssel ist leer.</translation>
    </message>
    <message>
        <source>The key is too long to be one.</source>
        <translation>Der Schlüssel ist zu lang, um einer zu sein.</translation>
    </message>
    <message>
        <source>The key has a blank, a control character or a letter beyond ASCII; copy it again.</source>
        <translation>Der Schlüssel enthält ein Leerzeichen, ein Steuerzeichen oder ein Zeichen außerhalb von ASCII; kopieren Sie ihn noch einmal.</translation>
    </message>
    <message>
        <source>%1 per day</source>
        <translation>%1 pro Tag</translation>
    </message>
    <message>
        <source>%1 per hour</source>
        <translation>%1 pro Stunde</translation>
    </message>
    <message>
        <source>%1 in 30 days</source>
        <translation>%1 in 30 Tagen</translation>
    </message>
    <message>
        <source>s</source>
        <translation>s</translation>
    </message>
    <message>
        <source>min</source>
        <translation>min</translation>
    </message>
    <message>
        <source>%1m %2s</source>
        <translation>%1m %2s</translation>
    </message>
    <message>
        <source>h</source>
        <translation>h</translation>
    </message>
    <message>
        <source>%1h %2m</source>
        <translation>%1h %2m</translation>
    </message>
    <message>
        <source>d</source>
        <translation>d</translation>
    </message>
    <message>
        <source>%1d %2h</source>
        <translation>%1d %2h</translation>
    </message>
    <message>
        <source>%1%</source>
        <comment>a percentage</comment>
        <translation>%1&#xa0;%</translation>
    </message>
    <message>
        <source>%1B</source>
        <translation>%1&#xa0;Mrd.</translation>
    </message>
    <message>
        <source>%1M</source>
        <translation>%1&#xa0;Mio.</translation>
    </message>
    <message>
        <source>%1k</source>
        <translation>%1k</translation>
    </message>
    <message>
        <source>due, not confirmed yet</source>
        <translation>fällig, noch nicht bestätigt</translation>
    </message>
    <message>
        <source>resets in %1</source>
        <translation>Reset in %1</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>gerade eben</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>vor %1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>a limit, when it comes back</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>weekday, time</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Enter the name of the variable.</source>
        <translation>Geben Sie den Namen der Variablen ein.</translation>
    </message>
    <message>
        <source>A variable&apos;s name has letters, digits and underscores only. It is not the key itself.</source>
        <translation>Der Name einer Variablen hat nur Buchstaben, Ziffern und Unterstriche. Er ist nicht der Schlüssel selbst.</translation>
    </message>
    <message>
        <source>Choose the file that holds the key.</source>
        <translation>Wählen Sie die Datei, die den Schlüssel enthält.</translation>
    </message>
    <message>
        <source>Enter the whole path, from / on.</source>
        <translation>Geben Sie den ganzen Pfad ein, ab /.</translation>
    </message>
    <message>
        <source>Enter a label: your own name for this account.</source>
        <translation>Geben Sie eine Bezeichnung ein: Ihren Namen für dieses Konto.</translation>
    </message>
    <message>
        <source>This is too long.</source>
        <translation>Das ist zu lang.</translation>
    </message>
    <message>
        <source>Enter the command that prints the key.</source>
        <translation>Geben Sie den Befehl ein, der den Schlüssel ausgibt.</translation>
    </message>
    <message>
        <source>This looks like a key of %1.</source>
        <translation>Das sieht aus wie ein Schlüssel von %1.</translation>
    </message>
    <message>
        <source>This does not look like a key of %1. Check that all of it was copied.</source>
        <translation>Das sieht nicht aus wie ein Schlüssel von %1. Prüfen Sie, ob alles kopiert wurde.</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nie</translation>
    </message>
    <message>
        <source>Always</source>
        <translation>Immer</translation>
    </message>
    <message>
        <source>When needed</source>
        <translation>Bei Bedarf</translation>
    </message>
    <message>
        <source>Limits may stay unknown.</source>
        <translation>Limits können unbekannt bleiben.</translation>
    </message>
    <message>
        <source>One token with every check.</source>
        <translation>Ein Token bei jeder Prüfung.</translation>
    </message>
    <message>
        <source>One token, when free answers show no limits.</source>
        <translation>Ein Token, wenn kostenlose Antworten keine Limits zeigen.</translation>
    </message>
    <message>
        <source>Costs nothing. Some providers then show no limits.</source>
        <translation>Kostet nichts. Manche Anbieter zeigen dann keine Limits.</translation>
    </message>
    <message>
        <source>Costs one token with every check.</source>
        <translation>Kostet ein Token bei jeder Prüfung.</translation>
    </message>
    <message>
        <source>Costs one token when free answers show no limits, at most once in five minutes.</source>
        <translation>Kostet ein Token, wenn kostenlose Antworten keine Limits zeigen, höchstens einmal in fünf Minuten.</translation>
    </message>
    <message>
        <source>key from %1</source>
        <translation>Schlüssel aus %1</translation>
    </message>
    <message>
        <source>key from a command</source>
        <translation>Schlüssel aus einem Befehl</translation>
    </message>
    <message>
        <source>key for this session only</source>
        <translation>Schlüssel nur für diese Sitzung</translation>
    </message>
    <message>
        <source>no key</source>
        <translation>kein Schlüssel</translation>
    </message>
    <message>
        <source>key in the keychain</source>
        <translation>Schlüssel im Schlüsselbund</translation>
    </message>
    <message>
        <source>key …%1 in the keychain</source>
        <translation>Schlüssel …%1 im Schlüsselbund</translation>
    </message>
    <message>
        <source>What was learned of its limits is forgotten.</source>
        <translation>Was über seine Limits bekannt ist, wird vergessen.</translation>
    </message>
    <message>
        <source>Its key stays where it is.</source>
        <translation>Sein Schlüssel bleibt, wo er ist.</translation>
    </message>
    <message>
        <source>Its key, in memory only, is forgotten too.</source>
        <translation>Auch sein Schlüssel, der nur im Speicher ist, wird vergessen.</translation>
    </message>
    <message>
        <source>Its key is deleted from the keychain; at %1 it stays valid until you revoke it there.</source>
        <translation>Sein Schlüssel wird aus dem Schlüsselbund gelöscht; bei %1 gilt er weiter, bis Sie ihn dort widerrufen.</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>provider, label</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>The environment variable %1 is not set.</source>
        <translation>Die Umgebungsvariable %1 ist nicht gesetzt.</translation>
    </message>
    <message>
        <source>The command for the key failed.</source>
        <translation>Der Befehl für den Schlüssel ist gescheitert.</translation>
    </message>
    <message>
        <source>The base URL has changed; enter the key for %1.</source>
        <translation>Die Basis-URL hat sich geändert; geben Sie den Schlüssel für %1 ein.</translation>
    </message>
    <message>
        <source>%1 could not be written: %2</source>
        <translation>%1 ließ sich nicht schreiben: %2</translation>
    </message>
    <message>
        <source>%1 is too large; it was not read and will be kept aside.</source>
        <translation>%1 ist zu groß; es wurde nicht gelesen und wird beiseitegelegt.</translation>
    </message>
    <message>
        <source>%1 is damaged; it was not read and will be kept aside.</source>
        <translation>%1 ist beschädigt; es wurde nicht gelesen und wird beiseitegelegt.</translation>
    </message>
    <message>
        <source>it would be too large.</source>
        <translation>es würde zu groß.</translation>
    </message>
    <message>
        <source>what is there is no plain file of yours.</source>
        <translation>was dort ist, ist keine gewöhnliche Datei von Ihnen.</translation>
    </message>
    <message>
        <source>its folder is missing or another user&apos;s.</source>
        <translation>der Ordner fehlt oder gehört jemand anderem.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln account(s) in %1 were not understood and left alone.</source>
        <translation>
            <numerusform>%Ln Konto in %1 wurde nicht verstanden und nicht angerührt.</numerusform>
            <numerusform>%Ln Konten in %1 wurden nicht verstanden und nicht angerührt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Must begin with a small letter and hold only small letters, digits and hyphens.</source>
        <translation>Muss mit einem Kleinbuchstaben beginnen und darf nur Kleinbuchstaben, Ziffern und Bindestriche enthalten.</translation>
    </message>
    <message>
        <source>Must be a JSON pointer such as /data/*/id.</source>
        <translation>Muss ein JSON-Zeiger wie /data/*/id sein.</translation>
    </message>
    <message>
        <source>Must be a JSON pointer with one * such as /data/*/id.</source>
        <translation>Muss ein JSON-Zeiger mit einem * sein, wie /data/*/id.</translation>
    </message>
    <message>
        <source>Must be a path that begins with one /, without spaces and #.</source>
        <translation>Muss ein Pfad sein, der mit einem / beginnt, ohne Leerzeichen und #.</translation>
    </message>
    <message>
        <source>Must begin with https://.</source>
        <translation>Muss mit https:// beginnen.</translation>
    </message>
    <message>
        <source>Must be a header name in small letters.</source>
        <translation>Muss der Name einer Kopfzeile in Kleinbuchstaben sein.</translation>
    </message>
    <message>
        <source>Must be a header name in small letters, which may hold $kind.</source>
        <translation>Muss der Name einer Kopfzeile in Kleinbuchstaben sein, der $kind enthalten darf.</translation>
    </message>
    <message>
        <source>Unknown word “%1”.</source>
        <translation>Unbekanntes Wort „%1“.</translation>
    </message>
    <message>
        <source>Must be “required” or “optional”.</source>
        <translation>Muss „required“ oder „optional“ sein.</translation>
    </message>
    <message>
        <source>Must hold only printable ASCII.</source>
        <translation>Darf nur druckbares ASCII enthalten.</translation>
    </message>
    <message>
        <source>Names must be in small letters, values printable ASCII.</source>
        <translation>Namen müssen in Kleinbuchstaben, Werte druckbares ASCII sein.</translation>
    </message>
    <message>
        <source>The header “%1” is not for a descriptor to set.</source>
        <translation>Die Kopfzeile „%1“ darf eine Beschreibung nicht setzen.</translation>
    </message>
    <message>
        <source>Must be the name of a query parameter.</source>
        <translation>Muss der Name eines Abfrageparameters sein.</translation>
    </message>
    <message>
        <source>“paid” is taken.</source>
        <translation>„paid“ ist vergeben.</translation>
    </message>
    <message>
        <source>Its key is not in the body.</source>
        <translation>Sein Schlüssel ist nicht im Rumpf.</translation>
    </message>
    <message>
        <source>“%1” is none of the kinds.</source>
        <translation>„%1“ ist keine der Arten.</translation>
    </message>
    <message>
        <source>Must hold $kind where there are kinds, and only there.</source>
        <translation>Muss $kind enthalten, wo es Arten gibt, und nur dort.</translation>
    </message>
    <message>
        <source>Must be “infer” or a length such as 1m, 5h or 7d.</source>
        <translation>Muss „infer“ oder eine Dauer wie 1m, 5h oder 7d sein.</translation>
    </message>
    <message>
        <source>Must hold only small letters, digits, hyphens and $kind.</source>
        <translation>Darf nur Kleinbuchstaben, Ziffern, Bindestriche und $kind enthalten.</translation>
    </message>
    <message>
        <source>There must be a limit or a remaining header.</source>
        <translation>Es muss eine Kopfzeile für limit oder remaining geben.</translation>
    </message>
    <message>
        <source>“%1” is there twice.</source>
        <translation>„%1“ kommt zweimal vor.</translation>
    </message>
    <message>
        <source>“%1” is no other id for this provider.</source>
        <translation>„%1“ ist keine andere Kennung für diesen Anbieter.</translation>
    </message>
    <message>
        <source>Must have at least one request.</source>
        <translation>Muss mindestens eine Anfrage haben.</translation>
    </message>
    <message>
        <source>Must be beginnings of header names in small letters.</source>
        <translation>Müssen Anfänge von Kopfzeilennamen in Kleinbuchstaben sein.</translation>
    </message>
    <message>
        <source>line %1, column %2</source>
        <translation>Zeile %1, Spalte %2</translation>
    </message>
    <message>
        <source>Must be an object.</source>
        <translation>Muss ein Objekt sein.</translation>
    </message>
    <message>
        <source>Must be a text.</source>
        <translation>Muss ein Text sein.</translation>
    </message>
    <message>
        <source>Must be true or false.</source>
        <translation>Muss true oder false sein.</translation>
    </message>
    <message>
        <source>Must be a number.</source>
        <translation>Muss eine Zahl sein.</translation>
    </message>
    <message>
        <source>Must be a list.</source>
        <translation>Muss eine Liste sein.</translation>
    </message>
    <message>
        <source>Unknown key.</source>
        <translation>Unbekannter Schlüssel.</translation>
    </message>
    <message>
        <source>Is missing.</source>
        <translation>Fehlt.</translation>
    </message>
    <message>
        <source>Must not be empty.</source>
        <translation>Darf nicht leer sein.</translation>
    </message>
    <message>
        <source>Must be a whole number from %1 to %2.</source>
        <translation>Muss eine ganze Zahl von %1 bis %2 sein.</translation>
    </message>
    <message>
        <source>Must be a list of texts that are not empty.</source>
        <translation>Muss eine Liste nicht leerer Texte sein.</translation>
    </message>
    <message>
        <source>Must hold only texts that are not empty.</source>
        <translation>Darf nur nicht leere Texte enthalten.</translation>
    </message>
    <message>
        <source>Has more than %1 entries.</source>
        <translation>Hat mehr als %1 Einträge.</translation>
    </message>
    <message>
        <source>The command for the key took too long.</source>
        <translation>Der Befehl für den Schlüssel hat zu lange gebraucht.</translation>
    </message>
    <message>
        <source>No usable key in %1: %2</source>
        <translation>Kein brauchbarer Schlüssel in %1: %2</translation>
    </message>
    <message>
        <source>the command&apos;s output</source>
        <translation>der Ausgabe des Befehls</translation>
    </message>
    <message>
        <source>There is no file %1.</source>
        <translation>Es gibt keine Datei %1.</translation>
    </message>
    <message>
        <source>The file %1 cannot be read.</source>
        <translation>Die Datei %1 ist nicht lesbar.</translation>
    </message>
    <message>
        <source>The key was kept for one session only; enter it again.</source>
        <translation>Der Schlüssel galt nur für eine Sitzung; geben Sie ihn noch einmal ein.</translation>
    </message>
    <message>
        <source>The keychain&apos;s entry holds no usable key; enter it again.</source>
        <translation>Der Eintrag im Schlüsselbund enthält keinen brauchbaren Schlüssel; geben Sie ihn noch einmal ein.</translation>
    </message>
    <message>
        <source>Lasts until the reset</source>
        <translation>Reicht bis zum Reset</translation>
    </message>
    <message>
        <source>Must be the name of an environment variable.</source>
        <translation>Muss der Name einer Umgebungsvariablen sein.</translation>
    </message>
    <message>
        <source>There must be a limit, a remaining amount or a share used.</source>
        <translation>Eine Grenze, ein verbleibender Betrag oder ein verbrauchter Anteil muss da sein.</translation>
    </message>
    <message>
        <source>Must be three capital letters such as USD.</source>
        <translation>Muss aus drei Großbuchstaben bestehen, zum Beispiel USD.</translation>
    </message>
    <message>
        <source>There must be a remaining amount, or a limit and what is used of it.</source>
        <translation>Ein verbleibender Betrag muss da sein, oder eine Grenze und das davon Verbrauchte.</translation>
    </message>
    <message>
        <source>explains what is wrong in a provider of your own</source>
        <translation>erklärt, was an einem eigenen Anbieter nicht stimmt</translation>
    </message>
    <message>
        <source>%1 is left out; quotalamp provider check says why.</source>
        <translation>%1 wird übergangen; quotalamp provider check sagt, warum.</translation>
    </message>
    <message>
        <source>Checks a provider&apos;s descriptor and tells every mistake.</source>
        <translation>Prüft die Beschreibung eines Anbieters und nennt jeden Fehler.</translation>
    </message>
    <message>
        <source>A descriptor of your own; it belongs into the folder &quot;providers&quot;.</source>
        <translation>Eine eigene Beschreibung; sie gehört in den Ordner „providers“.</translation>
    </message>
    <message>
        <source>%1 (%2) is in order.</source>
        <translation>%1 (%2) ist in Ordnung.</translation>
    </message>
    <message>
        <source>The providers there are, and your own.</source>
        <translation>Die Anbieter, die es gibt, und Ihre eigenen.</translation>
    </message>
    <message>
        <source>Cannot be read.</source>
        <translation>Kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Is larger than any descriptor.</source>
        <translation>Ist größer als jede Beschreibung.</translation>
    </message>
    <message>
        <source>“%1” is taken by another provider.</source>
        <translation>„%1“ gehört schon einem anderen Anbieter.</translation>
    </message>
    <message>
        <source>full</source>
        <comment>an allowance</comment>
        <translation>voll</translation>
    </message>
    <message>
        <source>due since %1, not confirmed yet</source>
        <translation>fällig seit %1, noch nicht bestätigt</translation>
    </message>
    <message>
        <source>in %1 · %2</source>
        <comment>duration, time</comment>
        <translation>in %1 · %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>limit, model</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>from your own traffic</source>
        <translation>aus eigenem Verkehr</translation>
    </message>
    <message>
        <source>read %1</source>
        <translation>gelesen %1</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Übrig</translation>
    </message>
    <message>
        <source>Used</source>
        <translation>Verbraucht</translation>
    </message>
    <message>
        <source>%1 of %2 used</source>
        <translation>%1 von %2 verbraucht</translation>
    </message>
    <message>
        <source>used</source>
        <translation>verbraucht</translation>
    </message>
    <message>
        <source>full again at %1</source>
        <comment>a time</comment>
        <translation>wieder voll um %1</translation>
    </message>
    <message>
        <source>full again %1</source>
        <comment>a day</comment>
        <translation>wieder voll %1</translation>
    </message>
    <message>
        <source>resets at %1</source>
        <comment>a time</comment>
        <translation>Reset um %1</translation>
    </message>
    <message>
        <source>resets %1</source>
        <comment>a day</comment>
        <translation>Reset %1</translation>
    </message>
    <message>
        <source>%1 used</source>
        <translation>%1 verbraucht</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a limit, its level</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>The language, such as de.</source>
        <translation>Die Sprache, etwa de.</translation>
    </message>
    <message>
        <source>Pixels per unit, 1 to 4.</source>
        <translation>Pixel je Einheit, 1 bis 4.</translation>
    </message>
    <message>
        <source>The scale is a whole number from 1 to 4.</source>
        <translation>Der Maßstab ist eine ganze Zahl von 1 bis 4.</translation>
    </message>
    <message>
        <source>The folder cannot be made.</source>
        <translation>Der Ordner kann nicht angelegt werden.</translation>
    </message>
    <message>
        <source>Not every picture could be written.</source>
        <translation>Nicht jedes Bild konnte geschrieben werden.</translation>
    </message>
    <message>
        <source>A limit is available again</source>
        <translation>Ein Limit ist wieder frei</translation>
    </message>
    <message>
        <source>A limit is used up</source>
        <translation>Ein Limit ist aufgebraucht</translation>
    </message>
    <message>
        <source>A limit is nearly used up</source>
        <translation>Ein Limit ist fast aufgebraucht</translation>
    </message>
    <message>
        <source>%1: available again</source>
        <translation>%1: wieder frei</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln paid probes today</source>
        <comment>%1: sent, %n: allowed</comment>
        <translation>
            <numerusform>Heute %1 von %Ln bezahlter Abfrage</numerusform>
            <numerusform>Heute %1 von %Ln bezahlten Abfragen</numerusform>
        </translation>
    </message>
    <message>
        <source>% used</source>
        <comment>after a number</comment>
        <translation> % verbraucht</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>keine Antwort</translation>
    </message>
    <message>
        <source>Probes today: %1 free, %2 paid</source>
        <translation>Abfragen heute: %1 kostenlos, %2 bezahlt</translation>
    </message>
    <message>
        <source>draws a window to a PNG file, without a display</source>
        <translation>zeichnet ein Fenster in eine PNG-Datei, ohne Bildschirm</translation>
    </message>
    <message>
        <source>Draws a window to a PNG file, without a display: what was known last, and nobody is asked.</source>
        <translation>Zeichnet ein Fenster in eine PNG-Datei, ohne Bildschirm: was zuletzt bekannt war; niemand wird gefragt.</translation>
    </message>
    <message>
        <source>Example data, the same each time, instead of your own.</source>
        <translation>Beispieldaten, jedes Mal dieselben, statt der eigenen.</translation>
    </message>
    <message>
        <source>The colours: light or dark.</source>
        <translation>Die Farben: light (hell) oder dark (dunkel).</translation>
    </message>
    <message>
        <source>One of %1; or all, for each of them as a file in the folder FILE.</source>
        <translation>Eins von %1; oder all für alle, je eine Datei im Ordner FILE.</translation>
    </message>
    <message>
        <source>Where the picture goes.</source>
        <translation>Wohin das Bild kommt.</translation>
    </message>
    <message>
        <source>There is no such picture%1.</source>
        <translation>Ein solches Bild%1 gibt es nicht.</translation>
    </message>
    <message>
        <source>The theme is light or dark.</source>
        <translation>Die Farben sind light oder dark.</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <comment>share, time</comment>
        <translation>%1 um %2</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <comment>from, until</comment>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>refused with 429, once</source>
        <translation>einmal mit 429 abgewiesen</translation>
    </message>
    <message>
        <source>refused with 429, twice</source>
        <translation>zweimal mit 429 abgewiesen</translation>
    </message>
    <message numerus="yes">
        <source>refused with 429, %Ln times</source>
        <translation>
            <numerusform>%Ln-mal mit 429 abgewiesen</numerusform>
            <numerusform>%Ln-mal mit 429 abgewiesen</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was read in this time.</source>
        <translation>In dieser Zeit wurde nichts gelesen.</translation>
    </message>
    <message>
        <source>%1: first %2, fewest left %3, last %4.</source>
        <translation>%1: zuerst %2, am wenigsten übrig %3, zuletzt %4.</translation>
    </message>
    <message>
        <source>%1 left</source>
        <comment>limit</comment>
        <translation>%1 übrig</translation>
    </message>
    <message>
        <source>%1 used</source>
        <comment>limit</comment>
        <translation>%1 verbraucht</translation>
    </message>
    <message>
        <source>No history is kept: Qt&apos;s SQLite driver is not installed.</source>
        <translation>Es wird kein Verlauf geführt: Qts SQLite-Treiber ist nicht installiert.</translation>
    </message>
    <message>
        <source>No history is kept: %1 cannot be used.</source>
        <translation>Es wird kein Verlauf geführt: %1 ist nicht benutzbar.</translation>
    </message>
    <message>
        <source>Credit</source>
        <translation>Guthaben</translation>
    </message>
    <message>
        <source>%1 changed its format, so its answer cannot be read.</source>
        <translation>%1 hat sein Format geändert; die Antwort ist nicht lesbar.</translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation>Bericht kopieren</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 until %2.</source>
        <comment>share left or used, time</comment>
        <translation>%1 bis %2.</translation>
    </message>
    <message>
        <source>There is nothing to draw: no account&apos;s limits are known yet.</source>
        <translation>Es gibt nichts zu zeichnen: Noch sind von keinem Konto Limits bekannt.</translation>
    </message>
    <message>
        <source>Requests are refused until there is credit again.</source>
        <translation>Anfragen werden abgewiesen, bis wieder Guthaben da ist.</translation>
    </message>
    <message>
        <source>Less than the %1 that you set.</source>
        <translation>Weniger als die eingestellten %1.</translation>
    </message>
    <message>
        <source>Snoozed until %1</source>
        <comment>a time</comment>
        <translation>Ruhe bis %1</translation>
    </message>
    <message>
        <source>%1 reports: %2</source>
        <comment>provider, incident</comment>
        <translation>%1 meldet: %2</translation>
    </message>
    <message>
        <source>There is no session bus.</source>
        <translation>Es gibt keinen Sitzungsbus.</translation>
    </message>
    <message>
        <source>The desktop did not allow it.</source>
        <translation>Der Desktop hat es nicht erlaubt.</translation>
    </message>
    <message>
        <source>%1 exists already.</source>
        <translation>%1 gibt es schon.</translation>
    </message>
    <message>
        <source>Must begin with https://, or http:// on this machine.</source>
        <translation>Muss mit https:// beginnen, oder http:// auf diesem Rechner.</translation>
    </message>
    <message>
        <source>A key comes from keychain, login, env:NAME, file:PATH or command:CMD.</source>
        <translation>Ein Schlüssel kommt aus keychain, login, env:NAME, file:PFAD oder command:BEFEHL.</translation>
    </message>
    <message>
        <source>Where the key is: keychain, login (of another tool), env:NAME, file:PATH or command:CMD.</source>
        <translation>Wo der Schlüssel ist: keychain, login (eines anderen Programms), env:NAME, file:PFAD oder command:BEFEHL.</translation>
    </message>
    <message>
        <source>To use the login of %1 instead: --key-from login</source>
        <translation>Um stattdessen die Anmeldung von %1 zu nutzen: --key-from login</translation>
    </message>
    <message>
        <source>At each check the token is read from %1 and sent to %2 only. The file is never changed.</source>
        <translation>Bei jeder Prüfung wird das Token aus %1 gelesen und nur an %2 gesendet. Die Datei wird nie geändert.</translation>
    </message>
    <message>
        <source>This account uses the login of another tool: sign in there.</source>
        <translation>Dieses Konto nutzt die Anmeldung eines anderen Programms: Melden Sie sich dort an.</translation>
    </message>
    <message>
        <source>login of %1</source>
        <translation>Anmeldung von %1</translation>
    </message>
    <message>
        <source>%1 has no login on this machine. Open %1 and sign in.</source>
        <translation>%1 hat auf diesem Rechner keine Anmeldung. Öffnen Sie %1 und melden Sie sich an.</translation>
    </message>
    <message>
        <source>The login of %1 has expired. Open %1 to renew it.</source>
        <translation>Die Anmeldung von %1 ist abgelaufen. Öffnen Sie %1, um sie zu erneuern.</translation>
    </message>
    <message>
        <source>Open %1 to renew its login.</source>
        <translation>Öffnen Sie %1, um die Anmeldung zu erneuern.</translation>
    </message>
    <message>
        <source>This token may not read the usage (HTTP %1). Sign in with %2 and use its login.</source>
        <translation>Dieses Token darf die Nutzung nicht lesen (HTTP %1). Melden Sie sich mit %2 an und nutzen Sie dessen Anmeldung.</translation>
    </message>
    <message>
        <source>1 minute</source>
        <translation>1 Minute</translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation>1 Stunde</translation>
    </message>
    <message>
        <source>1 day</source>
        <translation>1 Tag</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>length of a window, what it is for</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>login of another tool</source>
        <translation>Anmeldung eines anderen Programms</translation>
    </message>
    <message>
        <source>The login of %1 stays as it is.</source>
        <translation>Die Anmeldung von %1 bleibt, wie sie ist.</translation>
    </message>
    <message>
        <source>The login of %1 cannot be read: its file is not as it was.</source>
        <translation>Die Anmeldung von %1 ist nicht lesbar: Ihre Datei ist nicht mehr, wie sie war.</translation>
    </message>
    <message>
        <source>%1 takes no login of another tool.</source>
        <translation>%1 nimmt keine Anmeldung eines anderen Programms.</translation>
    </message>
    <message>
        <source>The login of %1 is sent to %2 only; leave the base URL empty.</source>
        <translation>Die Anmeldung von %1 wird nur an %2 gesendet; lassen Sie die Basis-URL leer.</translation>
    </message>
    <message>
        <source>This login is sent to its own provider only.</source>
        <translation>Diese Anmeldung wird nur an ihren eigenen Anbieter gesendet.</translation>
    </message>
    <message>
        <source>A request is either “get” or “post”.</source>
        <translation>Eine Anfrage ist entweder „get“ oder „post“.</translation>
    </message>
    <message>
        <source>Only a “post” has a body.</source>
        <translation>Nur ein „post“ hat einen Inhalt.</translation>
    </message>
    <message>
        <source>Must name at least one file.</source>
        <translation>Muss mindestens eine Datei nennen.</translation>
    </message>
    <message>
        <source>Must be paths below the home folder such as .tool/login.json.</source>
        <translation>Müssen Pfade unterhalb des persönlichen Ordners sein, etwa .tool/login.json.</translation>
    </message>
    <message>
        <source>Must have at least one pointer.</source>
        <translation>Muss mindestens einen Zeiger haben.</translation>
    </message>
    <message>
        <source>Must be “jwt” or a JSON pointer such as /data/expires.</source>
        <translation>Muss „jwt“ oder ein JSON-Zeiger wie /data/expires sein.</translation>
    </message>
    <message>
        <source>Names must be in small letters, values JSON pointers.</source>
        <translation>Namen müssen klein geschrieben und Werte JSON-Zeiger sein.</translation>
    </message>
    <message>
        <source>%1 has no address for all: add --base-url with your own, such as %2.</source>
        <translation>%1 hat keine Adresse für alle: Geben Sie mit --base-url Ihre eigene an, etwa %2.</translation>
    </message>
    <message>
        <source>%1; needs --base-url, such as %2</source>
        <translation>%1; braucht --base-url, etwa %2</translation>
    </message>
    <message>
        <source>Key not proven: that takes a request that costs a token</source>
        <translation>Schlüssel nicht erwiesen: dazu braucht es eine Anfrage, die ein Token kostet</translation>
    </message>
    <message>
        <source>%1 per minute</source>
        <translation>%1 pro Minute</translation>
    </message>
    <message>
        <source>Between { and } stands a JSON pointer to one value, such as /data/0/id.</source>
        <translation>Zwischen { und } steht ein JSON-Zeiger auf einen Wert, etwa /data/0/id.</translation>
    </message>
    <message>
        <source>Each { needs its }.</source>
        <translation>Jede { braucht ihre }.</translation>
    </message>
    <message>
        <source>Only a header&apos;s form can be told from its period.</source>
        <translation>Nur bei einem Header lässt sich die Form an der Dauer erkennen.</translation>
    </message>
    <message>
        <source>The paid request takes no id from another answer.</source>
        <translation>Die bezahlte Anfrage nimmt keine Kennung aus einer anderen Antwort.</translation>
    </message>
    <message>
        <source>Must name at least one model, or there is “only” one.</source>
        <translation>Muss mindestens ein Modell nennen, oder es gibt nur eines („only“).</translation>
    </message>
    <message>
        <source>“%1” is no request before this one.</source>
        <translation>„%1“ ist keine Anfrage, die vor dieser steht.</translation>
    </message>
    <message>
        <source>A login needs a “baseUrl”: the one address that it is sent to.</source>
        <translation>Eine Anmeldung braucht eine „baseUrl“: die eine Adresse, an die sie gesendet wird.</translation>
    </message>
    <message>
        <source>That is your own budget: requests go on, and cost more.</source>
        <translation>Das ist Ihr eigenes Budget: Anfragen gehen weiter und kosten mehr.</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>Dieser Monat</translation>
    </message>
    <message>
        <source>budget</source>
        <translation>Budget</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Input tokens this month</source>
        <translation>Eingabe-Tokens diesen Monat</translation>
    </message>
    <message>
        <source>Output tokens this month</source>
        <translation>Ausgabe-Tokens diesen Monat</translation>
    </message>
    <message>
        <source>Input tokens today</source>
        <translation>Eingabe-Tokens heute</translation>
    </message>
    <message>
        <source>Output tokens today</source>
        <translation>Ausgabe-Tokens heute</translation>
    </message>
    <message>
        <source>this month</source>
        <translation>diesen Monat</translation>
    </message>
    <message>
        <source>today</source>
        <translation>heute</translation>
    </message>
    <message>
        <source>%1 used</source>
        <comment>an amount</comment>
        <translation>%1 verbraucht</translation>
    </message>
    <message>
        <source>%1 spent</source>
        <comment>an amount of money</comment>
        <translation>%1 ausgegeben</translation>
    </message>
    <message>
        <source>%1: %2 spent this month</source>
        <comment>account, money</comment>
        <translation>%1: %2 diesen Monat ausgegeben</translation>
    </message>
    <message>
        <source>%1: %2 spent today</source>
        <comment>account, money</comment>
        <translation>%1: %2 heute ausgegeben</translation>
    </message>
    <message>
        <source>At this pace %1 by the end of the month</source>
        <translation>In diesem Tempo %1 bis zum Monatsende</translation>
    </message>
    <message>
        <source>spent</source>
        <comment>beside an amount</comment>
        <translation>ausgegeben</translation>
    </message>
    <message>
        <source>Today %1 in, %2 out</source>
        <comment>tokens</comment>
        <translation>Heute %1 ein, %2 aus</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>500 requests</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>configured: %1</source>
        <comment>a limit</comment>
        <translation>eingestellt: %1</translation>
    </message>
    <message>
        <source>Create an admin key of the organisation; no other key may read its reports.</source>
        <translation>Legen Sie einen Admin-Schlüssel der Organisation an; kein anderer Schlüssel darf ihre Berichte lesen.</translation>
    </message>
    <message>
        <source>This key may not read the organisation&apos;s reports (HTTP %1). Create an admin key; keys of projects and service accounts are refused.</source>
        <translation>Dieser Schlüssel darf die Berichte der Organisation nicht lesen (HTTP %1). Legen Sie einen Admin-Schlüssel an; Schlüssel von Projekten und Dienstkonten werden abgelehnt.</translation>
    </message>
    <message>
        <source>Must be there where the path holds $each, and only there.</source>
        <translation>Muss da sein, wo der Pfad $each enthält, und nur dort.</translation>
    </message>
    <message>
        <source>“%1” is the tag of no request that is made once.</source>
        <translation>„%1“ ist die Marke keiner Anfrage, die einmal gestellt wird.</translation>
    </message>
    <message>
        <source>Recorded answers that the demo provider plays.</source>
        <translation>Aufgezeichnete Antworten, die der Demo-Anbieter abspielt.</translation>
    </message>
    <message>
        <source>--answers needs --demo.</source>
        <translation>--answers braucht --demo.</translation>
    </message>
    <message>
        <source>There are no recorded answers of a known provider in “%1”.</source>
        <translation>In „%1“ sind keine aufgezeichneten Antworten eines bekannten Anbieters.</translation>
    </message>
    <message>
        <source>Key not proven: nothing was asked that needs one</source>
        <translation>Schlüssel nicht bestätigt: keine Anfrage hat ihn gebraucht</translation>
    </message>
    <message>
        <source>Only a plain get can be asked once more without the key.</source>
        <translation>Nur ein einfaches get kann noch einmal ohne Schlüssel gefragt werden.</translation>
    </message>
    <message>
        <source>key not proven</source>
        <translation>Schlüssel nicht bestätigt</translation>
    </message>
    <message>
        <source>The running app does not answer; the providers are asked without it.</source>
        <translation>Die laufende App antwortet nicht; die Anbieter werden ohne sie gefragt.</translation>
    </message>
    <message>
        <source>A list of %1 goes on without end; what follows is missing.</source>
        <translation>Eine Liste von %1 nimmt kein Ende; was noch folgt, fehlt.</translation>
    </message>
    <message>
        <source>The list of models of %1 goes on without end; reading stopped after %2.</source>
        <translation>Die Modellliste von %1 nimmt kein Ende; nach %2 Modellen wurde aufgehört.</translation>
    </message>
    <message>
        <source>A list of %1 is not complete: a later page did not come.</source>
        <translation>Eine Liste von %1 ist unvollständig: Eine weitere Seite kam nicht an.</translation>
    </message>
    <message>
        <source>A list goes on without end, so that what it adds up to is not known.</source>
        <translation>Eine Liste nimmt kein Ende, daher ist ihre Summe nicht bekannt.</translation>
    </message>
    <message>
        <source>Agrees that the key of an account goes to the address that the account has now.</source>
        <translation>Bestätigt, dass der Schlüssel eines Kontos an die Adresse geht, die das Konto jetzt hat.</translation>
    </message>
    <message>
        <source>A key in the keychain belongs to the address it was entered for: enter it again with set-key.</source>
        <translation>Ein Schlüssel im Schlüsselbund gehört zu der Adresse, für die er eingegeben wurde: mit set-key neu eingeben.</translation>
    </message>
    <message>
        <source>The key of &apos;%1&apos; goes to %2 from now on.</source>
        <translation>Der Schlüssel von „%1“ geht ab jetzt an %2.</translation>
    </message>
    <message>
        <source>agrees to where its key goes</source>
        <translation>bestätigt, wohin sein Schlüssel geht</translation>
    </message>
    <message>
        <source>The base URL must not hold spaces, backslashes or invisible characters.</source>
        <translation>Die Basis-URL darf keine Leerzeichen, Rückstriche oder unsichtbaren Zeichen enthalten.</translation>
    </message>
    <message>
        <source>This looks like a key, and would be kept in a plain file: enter it where the key is asked for.</source>
        <translation>Das sieht wie ein Schlüssel aus und käme in eine unverschlüsselte Datei: dort eingeben, wo nach dem Schlüssel gefragt wird.</translation>
    </message>
    <message>
        <source>It has several values: put the key alone into a file of its own.</source>
        <translation>Es sind mehrere Werte: den Schlüssel allein in eine eigene Datei schreiben.</translation>
    </message>
    <message>
        <source>It is a document, not a key: use a command that prints the key alone.</source>
        <translation>Das ist ein Dokument, kein Schlüssel: einen Befehl verwenden, der nur den Schlüssel ausgibt.</translation>
    </message>
    <message>
        <source>It is a key of another kind, not a provider&apos;s.</source>
        <translation>Das ist ein Schlüssel anderer Art, keiner eines Anbieters.</translation>
    </message>
    <message>
        <source>It names another place instead of a key: use a command that prints the key.</source>
        <translation>Das nennt einen anderen Ort statt eines Schlüssels: einen Befehl verwenden, der den Schlüssel ausgibt.</translation>
    </message>
    <message>
        <source>There are other words beside the key: leave the key alone in its line, or write NAME=key.</source>
        <translation>Neben dem Schlüssel stehen andere Wörter: den Schlüssel allein in seiner Zeile lassen oder NAME=Schlüssel schreiben.</translation>
    </message>
    <message>
        <source>Nobody has confirmed yet that the key goes to %1: save the account in its settings, or run quotalamp account confirm.</source>
        <translation>Noch hat niemand bestätigt, dass der Schlüssel an %1 geht: das Konto in seinen Einstellungen speichern oder quotalamp account confirm ausführen.</translation>
    </message>
    <message>
        <source>This looks like a key: a descriptor holds none, it says where the key goes.</source>
        <translation>Das sieht wie ein Schlüssel aus: eine Beschreibung enthält keinen, sie sagt, wohin er gehört.</translation>
    </message>
    <message>
        <source>The header “%1” is not for a key.</source>
        <translation>Der Header „%1“ ist nicht für einen Schlüssel da.</translation>
    </message>
    <message>
        <source>The output could not be written: %1</source>
        <translation>Die Ausgabe ließ sich nicht schreiben: %1</translation>
    </message>
    <message>
        <source>Start at login could not be changed: %1</source>
        <translation>Der Start bei der Anmeldung ließ sich nicht ändern: %1</translation>
    </message>
    <message>
        <source>%1 was written by a newer version of Quotalamp, and is left as it is: update Quotalamp.</source>
        <translation>%1 stammt von einer neueren Version von Quotalamp und bleibt, wie es ist: Quotalamp aktualisieren.</translation>
    </message>
    <message>
        <source>%1 is no plain file of yours, or a link to none; it was not read.</source>
        <translation>%1 ist keine gewöhnliche eigene Datei oder ein Verweis auf keine; es wurde nicht gelesen.</translation>
    </message>
    <message>
        <source>%1 is no plain file of yours, or a link to none; its last good copy is used.</source>
        <translation>%1 ist keine gewöhnliche eigene Datei oder ein Verweis auf keine; die letzte gute Kopie wird benutzt.</translation>
    </message>
    <message>
        <source>%1 could not be read, and is not changed: %2</source>
        <translation>%1 ließ sich nicht lesen und wird nicht geändert: %2</translation>
    </message>
    <message>
        <source>%1 could not be read, and is not changed; its last good copy is used: %2</source>
        <translation>%1 ließ sich nicht lesen und wird nicht geändert; die letzte gute Kopie wird benutzt: %2</translation>
    </message>
    <message>
        <source>%1 is too large; its last good copy is used.</source>
        <translation>%1 ist zu groß; die letzte gute Kopie wird benutzt.</translation>
    </message>
    <message>
        <source>%1 is damaged at line %2; it was not read and will be kept aside.</source>
        <translation>%1 ist in Zeile %2 beschädigt; es wurde nicht gelesen und wird beiseitegelegt.</translation>
    </message>
    <message>
        <source>%1 is damaged at line %2; its last good copy is used.</source>
        <translation>%1 ist in Zeile %2 beschädigt; die letzte gute Kopie wird benutzt.</translation>
    </message>
    <message>
        <source>%1 is damaged; its last good copy is used.</source>
        <translation>%1 ist beschädigt; die letzte gute Kopie wird benutzt.</translation>
    </message>
    <message>
        <source>No paid probe is sent meanwhile.</source>
        <translation>Solange wird keine bezahlte Abfrage gesendet.</translation>
    </message>
    <message>
        <source>%1 in %2 is no whole number.</source>
        <translation>%1 in %2 ist keine ganze Zahl.</translation>
    </message>
    <message>
        <source>what was written does not read back the same.</source>
        <translation>was geschrieben wurde, liest sich nicht gleich zurück.</translation>
    </message>
    <message>
        <source>it is a link that leads nowhere.</source>
        <translation>es ist ein Verweis ins Leere.</translation>
    </message>
    <message>
        <source>another program is changing it; try again.</source>
        <translation>ein anderes Programm ändert es gerade; noch einmal versuchen.</translation>
    </message>
    <message>
        <source>%1 could not be made.</source>
        <translation>%1 ließ sich nicht anlegen.</translation>
    </message>
    <message>
        <source>%1 answered HTTP %2 at %3: check the base URL.</source>
        <translation>%1 hat unter %3 mit HTTP %2 geantwortet: Basis-URL prüfen.</translation>
    </message>
    <message>
        <source>Something on the way to %1 answered in its place (HTTP %2), such as a proxy, a filter or a sign-in page: check the network; the key is not in question.</source>
        <translation>Etwas auf dem Weg zu %1 hat an dessen Stelle geantwortet (HTTP %2), etwa ein Proxy, ein Filter oder eine Anmeldeseite: Netzwerk prüfen; um den Schlüssel geht es nicht.</translation>
    </message>
    <message>
        <source>%1 says: “%2”</source>
        <comment>provider, its own words</comment>
        <translation>%1 sagt: „%2“</translation>
    </message>
    <message>
        <source>login of %1 in %2</source>
        <translation>Anmeldung von %1 in %2</translation>
    </message>
    <message>
        <source>%1 (UTC)</source>
        <comment>something of a day or month</comment>
        <translation>%1 (UTC)</translation>
    </message>
    <message>
        <source>Blocks only this; the rest goes on.</source>
        <translation>Sperrt nur dies; alles andere geht weiter.</translation>
    </message>
    <message>
        <source>If that is not right, set this computer&apos;s clock: it says %1.</source>
        <translation>Falls das nicht stimmt, ist die Uhr dieses Rechners zu stellen: sie zeigt den %1.</translation>
    </message>
    <message>
        <source>This computer&apos;s clock says %1, but other servers say %2: set the clock.</source>
        <translation>Die Uhr dieses Rechners zeigt den %1, andere Server sagen %2: die Uhr ist zu stellen.</translation>
    </message>
    <message>
        <source>No secure connection to %1: its certificate expired on %2.</source>
        <translation>Keine sichere Verbindung zu %1: das Zertifikat ist am %2 abgelaufen.</translation>
    </message>
    <message>
        <source>No secure connection to %1: its certificate is not valid before %2.</source>
        <translation>Keine sichere Verbindung zu %1: das Zertifikat gilt erst ab %2.</translation>
    </message>
    <message>
        <source>No secure connection to %1: the certificate is another host&apos;s. Check the base URL and the network.</source>
        <translation>Keine sichere Verbindung zu %1: das Zertifikat gehört einem anderen Server. Basis-URL und Netzwerk prüfen.</translation>
    </message>
    <message>
        <source>No secure connection to %1: its certificate is signed by nobody but itself. If the server is yours, name its certificate as the account&apos;s certificate file.</source>
        <translation>Keine sichere Verbindung zu %1: das Zertifikat ist nur von sich selbst unterschrieben. Bei einem eigenen Server kann es als Zertifikatsdatei des Kontos angegeben werden.</translation>
    </message>
    <message>
        <source>No secure connection to %1: this computer does not know who issued its certificate. A company&apos;s filter does that, and a server of one&apos;s own: name the issuer&apos;s certificate as the account&apos;s certificate file.</source>
        <translation>Keine sichere Verbindung zu %1: dieser Rechner kennt den Aussteller des Zertifikats nicht. So ist es bei Filtern von Firmen und bei eigenen Servern: das Zertifikat des Ausstellers kann als Zertifikatsdatei des Kontos angegeben werden.</translation>
    </message>
    <message>
        <source>No secure connection to %1: its certificate is revoked, too weak or broken.</source>
        <translation>Keine sichere Verbindung zu %1: das Zertifikat ist widerrufen, zu schwach oder beschädigt.</translation>
    </message>
    <message>
        <source>No certificate could be read from %1, the account&apos;s certificate file.</source>
        <translation>Aus %1, der Zertifikatsdatei des Kontos, konnte kein Zertifikat gelesen werden.</translation>
    </message>
    <message>
        <source>The proxy %1 wants a user name and a password, or other ones: enter them in the settings under Network.</source>
        <translation>Der Proxy %1 verlangt Benutzername und Passwort, oder andere: unter „Netzwerk“ in den Einstellungen eintragen.</translation>
    </message>
    <message>
        <source>The proxy %1 does not answer: check that it runs, and the settings under Network.</source>
        <translation>Der Proxy %1 antwortet nicht: prüfen, ob er läuft, und die Einstellungen unter „Netzwerk“.</translation>
    </message>
    <message>
        <source>The proxy %1 does not let through to %2: ask whoever runs it.</source>
        <translation>Der Proxy %1 lässt nicht zu %2 durch: fragen, wer ihn betreibt.</translation>
    </message>
    <message>
        <source>The proxy %1 answers, but has no connection to %2.</source>
        <translation>Der Proxy %1 antwortet, hat aber keine Verbindung zu %2.</translation>
    </message>
    <message>
        <source>The proxy %1 is of a kind that cannot be used; http:// and socks5:// can.</source>
        <translation>Der Proxy %1 ist von einer Art, die nicht benutzt werden kann; http:// und socks5:// gehen.</translation>
    </message>
    <message>
        <source>%2 unreachable through the proxy %1: timed out.</source>
        <translation>%2 über den Proxy %1 nicht erreichbar: Zeit überschritten.</translation>
    </message>
    <message>
        <source>No secure connection to %1: it offers only TLS 1.1 or older, which is not secure.</source>
        <translation>Keine sichere Verbindung zu %1: der Server kann nur TLS 1.1 oder älter, und das ist nicht sicher.</translation>
    </message>
    <message>
        <source>No secure connection to %1: what answers there does not speak https. Check the base URL.</source>
        <translation>Keine sichere Verbindung zu %1: was dort antwortet, spricht kein https. Basis-URL prüfen.</translation>
    </message>
    <message>
        <source>No secure connection to %1: Qt&apos;s part for TLS is missing on this computer.</source>
        <translation>Keine sichere Verbindung zu %1: auf diesem Rechner fehlt der Teil von Qt für TLS.</translation>
    </message>
    <message>
        <source>The key was not sent to %1: it would travel unencrypted, and that was not allowed for this account.</source>
        <translation>Der Schlüssel wurde nicht an %1 gesendet: er ginge unverschlüsselt, und das ist für dieses Konto nicht erlaubt.</translation>
    </message>
    <message>
        <source>%1 was not asked: its address %2 is not in your own network, and http:// is not encrypted. Use https://.</source>
        <translation>%1 wurde nicht gefragt: die Adresse %2 liegt nicht im eigenen Netz, und http:// ist unverschlüsselt. https:// verwenden.</translation>
    </message>
    <message>
        <source>The model that this request asks; else a cheap one is chosen.</source>
        <translation>Das Modell, das diese Anfrage fragt; sonst wird ein billiges gewählt.</translation>
    </message>
    <message>
        <source>This is no name of a model.</source>
        <translation>Das ist kein Name eines Modells.</translation>
    </message>
    <message>
        <source>Limits are told with a model&apos;s answer alone, and %1 lists no models: choose one for this account.</source>
        <translation>Limits stehen nur in der Antwort eines Modells, und %1 nennt keine Modelle: Wähle eines für dieses Konto.</translation>
    </message>
    <message>
        <source>Limits are told with a model&apos;s answer alone, and none of the %1 models seems cheap and able to chat: choose one for this account.</source>
        <translation>Limits stehen nur in der Antwort eines Modells, und keines der %1 Modelle scheint billig zu sein und chatten zu können: Wähle eines für dieses Konto.</translation>
    </message>
    <message>
        <source>%1 refused to answer with %2, so limits are not told: choose another model for this account.</source>
        <translation>%1 wollte nicht mit %2 antworten, daher fehlen die Limits: Wähle ein anderes Modell für dieses Konto.</translation>
    </message>
    <message>
        <source>1 month</source>
        <translation>1 Monat</translation>
    </message>
    <message>
        <source>%1 per month</source>
        <translation>%1 pro Monat</translation>
    </message>
    <message>
        <source>There is no certificate in %1.</source>
        <translation>In %1 ist kein Zertifikat.</translation>
    </message>
    <message>
        <source>The key would travel to %1 unencrypted, and whoever is on the way could read it: use https://, or agree with --allow-plain-http.</source>
        <translation>Der Schlüssel ginge unverschlüsselt zu %1, und wer auf dem Weg ist, könnte ihn lesen: https:// verwenden, oder mit --allow-plain-http zustimmen.</translation>
    </message>
    <message>
        <source>Agrees that the key travels unencrypted to an http:// address in your own network.</source>
        <translation>Stimmt zu, dass der Schlüssel unverschlüsselt zu einer http://-Adresse im eigenen Netz geht.</translation>
    </message>
    <message>
        <source>Certificates to trust for this account beside the system&apos;s, as a company&apos;s or your own server needs.</source>
        <translation>Zertifikate, denen für dieses Konto neben denen des Systems vertraut wird, etwa bei einer Firma oder einem eigenen Server.</translation>
    </message>
    <message>
        <source>Unencrypted http:// is only allowed within your own network. Use https://.</source>
        <translation>Unverschlüsseltes http:// ist nur im eigenen Netz erlaubt. https:// verwenden.</translation>
    </message>
    <message>
        <source>trusts %1</source>
        <comment>a certificate file</comment>
        <translation>vertraut %1</translation>
    </message>
    <message>
        <source>key travels unencrypted</source>
        <translation>Schlüssel geht unverschlüsselt</translation>
    </message>
    <message>
        <source>Demo: %1</source>
        <comment>a limit or account</comment>
        <translation>Demo: %1</translation>
    </message>
    <message>
        <source>The demo is not installed: quotalamp-demo is missing.</source>
        <translation>Die Demo ist nicht installiert: quotalamp-demo fehlt.</translation>
    </message>
    <message>
        <source>Enter your own address, such as %1.</source>
        <translation>Geben Sie Ihre eigene Adresse ein, etwa %1.</translation>
    </message>
    <message>
        <source>Next limit</source>
        <translation>Nächstes Limit</translation>
    </message>
    <message>
        <source>No limit near</source>
        <translation>Kein Limit in Sicht</translation>
    </message>
    <message>
        <source>Next reset</source>
        <translation>Nächster Reset</translation>
    </message>
    <message>
        <source>Not a valid regular expression.</source>
        <translation>Kein gültiger regulärer Ausdruck.</translation>
    </message>
    <message>
        <source>Not valid JSON: %1.</source>
        <translation>Kein gültiges JSON: %1.</translation>
    </message>
    <message>
        <source>%1 was damaged; what can be read of it is used, and the damaged file is kept aside.</source>
        <translation>%1 war beschädigt; was sich davon lesen lässt, wird verwendet, und die beschädigte Datei wird aufgehoben.</translation>
    </message>
    <message>
        <source>%1 per second</source>
        <translation>%1 pro Sekunde</translation>
    </message>
    <message>
        <source>%1 per week</source>
        <translation>%1 pro Woche</translation>
    </message>
    <message>
        <source>Only “rateLimitFields” name policies.</source>
        <translation>Nur „rateLimitFields“ benennen Richtlinien.</translation>
    </message>
    <message>
        <source>The account is saved, but its former key is still in the keychain: %1</source>
        <translation>Das Konto ist gespeichert, sein früherer Schlüssel ist aber noch im Schlüsselbund: %1</translation>
    </message>
    <message>
        <source>the end of the month</source>
        <comment>as in: runs out between now and …</comment>
        <translation>dem Monatsende</translation>
    </message>
    <message>
        <source>the reset</source>
        <comment>as in: runs out between now and …</comment>
        <translation>dem Reset</translation>
    </message>
    <message>
        <source>Lasts until the end of the month</source>
        <translation>Reicht bis zum Monatsende</translation>
    </message>
    <message>
        <source>Probably lasts until the end of the month</source>
        <translation>Reicht wahrscheinlich bis zum Monatsende</translation>
    </message>
    <message>
        <source>Probably lasts until the reset</source>
        <translation>Reicht wahrscheinlich bis zum Reset</translation>
    </message>
    <message>
        <source>Refills faster than it is used</source>
        <translation>Füllt sich schneller, als es verbraucht wird</translation>
    </message>
    <message>
        <source>Lasts for the next %1</source>
        <comment>a duration</comment>
        <translation>Reicht voraussichtlich noch %1</translation>
    </message>
    <message>
        <source>now</source>
        <comment>as in: runs out between now and 18:00</comment>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>today</source>
        <comment>as in: runs out between today and Thu</comment>
        <translation>heute</translation>
    </message>
    <message>
        <source>Runs out at any moment</source>
        <translation>Kann jeden Moment leer sein</translation>
    </message>
    <message>
        <source>Runs out %1 at the earliest</source>
        <comment>a time</comment>
        <translation>Frühestens %1 leer</translation>
    </message>
    <message>
        <source>Runs out about %1</source>
        <comment>a time</comment>
        <translation>Leer gegen %1</translation>
    </message>
    <message>
        <source>Probably runs out between %1 and %2</source>
        <comment>two times</comment>
        <translation>Wahrscheinlich leer zwischen %1 und %2</translation>
    </message>
    <message>
        <source>Runs out between %1 and %2</source>
        <comment>two times</comment>
        <translation>Leer zwischen %1 und %2</translation>
    </message>
    <message>
        <source>any moment</source>
        <comment>when it runs out</comment>
        <translation>jeden Moment</translation>
    </message>
    <message>
        <source>from %1</source>
        <comment>a time from which on it may run out</comment>
        <translation>ab %1</translation>
    </message>
    <message>
        <source>%1–%2</source>
        <comment>two times</comment>
        <translation>%1–%2</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <comment>two times</comment>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>Runs out first: %1</source>
        <comment>a limit</comment>
        <translation>Zuerst leer: %1</translation>
    </message>
    <message>
        <source>%1, runs out %2</source>
        <comment>a limit and its level, a time</comment>
        <translation>%1, leer %2</translation>
    </message>
    <message>
        <source>No history is kept: %1 was written by a newer version. Update Quotalamp, or move the file away.</source>
        <translation>Es wird kein Verlauf geführt: %1 stammt von einer neueren Version. Quotalamp aktualisieren oder die Datei wegschieben.</translation>
    </message>
    <message>
        <source>No history is kept: %1 is read-only. Make it and its folder writable.</source>
        <translation>Es wird kein Verlauf geführt: %1 ist schreibgeschützt. Die Datei und ihren Ordner beschreibbar machen.</translation>
    </message>
    <message>
        <source>No history is kept: the disk with %1 is full. Make room on it.</source>
        <translation>Es wird kein Verlauf geführt: Der Datenträger mit %1 ist voll. Dort Platz schaffen.</translation>
    </message>
    <message>
        <source>No history is kept: another program holds %1. It is tried again.</source>
        <translation>Es wird kein Verlauf geführt: Ein anderes Programm hält %1. Es wird erneut versucht.</translation>
    </message>
    <message>
        <source>No history is kept: %1 cannot be used: %2.</source>
        <translation>Es wird kein Verlauf geführt: %1 ist nicht benutzbar: %2.</translation>
    </message>
    <message>
        <source>The history was damaged. It has been put aside as %1, and a new one begins.</source>
        <translation>Der Verlauf war beschädigt. Er liegt nun als %1 beiseite, und ein neuer beginnt.</translation>
    </message>
    <message>
        <source>Nothing is known to be ahead. “quotalamp status” asks the providers.</source>
        <translation>Es ist nichts bekannt, was bevorsteht. „quotalamp status“ fragt die Anbieter.</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>Limit</translation>
    </message>
    <message>
        <source>Ahead</source>
        <translation>Bevorstehend</translation>
    </message>
    <message>
        <source>Lists coming resets and what runs out, by what is known; no provider is asked.</source>
        <translation>Zählt die kommenden Resets auf und was leer wird, soweit bekannt; kein Anbieter wird gefragt.</translation>
    </message>
    <message>
        <source>How to print it: table, json or ics, a file for calendars.</source>
        <translation>Wie es ausgegeben wird: table, json oder ics, eine Kalenderdatei.</translation>
    </message>
    <message>
        <source>The same as --format ics.</source>
        <translation>Dasselbe wie --format ics.</translation>
    </message>
    <message>
        <source>There is no such format%1: it is table, json or ics.</source>
        <translation>Ein solches Format%1 gibt es nicht: Es ist table, json oder ics.</translation>
    </message>
    <message>
        <source>coming resets and what runs out, also as a file for calendars</source>
        <translation>kommende Resets und was leer wird, auch als Kalenderdatei</translation>
    </message>
    <message>
        <source>Full again: %1</source>
        <comment>a time</comment>
        <translation>Wieder voll: %1</translation>
    </message>
    <message>
        <source>Resets: %1</source>
        <comment>a time</comment>
        <translation>Reset: %1</translation>
    </message>
    <message>
        <source>%1 is back</source>
        <comment>a limit, as an event in a calendar</comment>
        <translation>%1 ist wieder da</translation>
    </message>
    <message>
        <source>%1 runs out</source>
        <comment>a limit, as an event in a calendar</comment>
        <translation>%1 leer</translation>
    </message>
    <message>
        <source>Less than one more like the last one</source>
        <comment>a stretch of work</comment>
        <translation>Weniger als noch einmal so viel wie zuletzt</translation>
    </message>
    <message numerus="yes">
        <source>About %Ln more like the last one</source>
        <comment>stretches of work</comment>
        <translation>
            <numerusform>Etwa noch einmal so viel wie zuletzt</numerusform>
            <numerusform>Etwa noch %Ln-mal so viel wie zuletzt</numerusform>
        </translation>
    </message>
    <message>
        <source>All the time</source>
        <translation>Die ganze Zeit</translation>
    </message>
    <message>
        <source>%1–%2</source>
        <comment>two days of the week</comment>
        <translation>%1–%2</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>days of the week, hours</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>the past of each account&apos;s limits</source>
        <translation>was aus den Limits jedes Kontos wurde</translation>
    </message>
    <message>
        <source>writes all of it to a file, as CSV or JSON</source>
        <translation>schreibt alles davon in eine Datei, als CSV oder JSON</translation>
    </message>
    <message>
        <source>takes such a file in</source>
        <translation>übernimmt eine solche Datei</translation>
    </message>
    <message>
        <source>Shows what is kept of the past of each limit, or takes it out of here and back.</source>
        <translation>Zeigt, was vom Verlauf jedes Limits aufbewahrt ist, oder gibt es aus und übernimmt es wieder.</translation>
    </message>
    <message>
        <source>Where to or from; .csv or .json, or - for standard output or input.</source>
        <translation>Wohin oder woher; .csv oder .json, oder - für die Standardaus- oder -eingabe.</translation>
    </message>
    <message>
        <source>From when on: 90min, 12h, 7d, 4w, a day or an instant.</source>
        <translation>Ab wann: 90min, 12h, 7d, 4w, ein Tag oder ein Zeitpunkt.</translation>
    </message>
    <message>
        <source>Only the limit with this id.</source>
        <translation>Nur das Limit mit dieser Kennung.</translation>
    </message>
    <message>
        <source>How to print it: table, json or csv.</source>
        <translation>Wie ausgegeben wird: table, json oder csv.</translation>
    </message>
    <message>
        <source>There is no such format%1: it is table, json or csv.</source>
        <translation>Dieses Format gibt es nicht%1: Es heißt table, json oder csv.</translation>
    </message>
    <message>
        <source>--since is a time such as 12h, 7d or 2026-11-24.</source>
        <translation>--since ist eine Zeit wie 12h, 7d oder 2026-11-24.</translation>
    </message>
    <message>
        <source>Writes all that is kept of the past to a file.</source>
        <translation>Schreibt alles, was vom Verlauf aufbewahrt ist, in eine Datei.</translation>
    </message>
    <message>
        <source>A name that ends with .csv or .json; - is standard output.</source>
        <translation>Ein Name, der auf .csv oder .json endet; - ist die Standardausgabe.</translation>
    </message>
    <message>
        <source>Where the name does not tell: csv or json.</source>
        <translation>Wo der Name es nicht sagt: csv oder json.</translation>
    </message>
    <message>
        <source>Name the form by .csv, .json or --format.</source>
        <translation>Die Form durch .csv, .json oder --format nennen.</translation>
    </message>
    <message>
        <source>%1 is none of your accounts and was left out.</source>
        <translation>%1 ist keines deiner Konten und wurde ausgelassen.</translation>
    </message>
    <message>
        <source>Takes in what history export wrote. What is known already is not taken twice.</source>
        <translation>Übernimmt, was history export geschrieben hat. Was schon bekannt ist, wird nicht doppelt übernommen.</translation>
    </message>
    <message>
        <source>A .csv or .json; - is standard input.</source>
        <translation>Eine .csv oder .json; - ist die Standardeingabe.</translation>
    </message>
    <message>
        <source>%1 could not be read: %2</source>
        <translation>%1 ließ sich nicht lesen: %2</translation>
    </message>
    <message>
        <source>New entries: %1</source>
        <translation>Neue Einträge: %1</translation>
    </message>
    <message>
        <source>lowest %1</source>
        <comment>share left</comment>
        <translation>niedrigster Stand %1</translation>
    </message>
    <message>
        <source>most %1</source>
        <comment>share used</comment>
        <translation>höchstens %1</translation>
    </message>
    <message>
        <source>one reset</source>
        <translation>ein Reset</translation>
    </message>
    <message numerus="yes">
        <source>%Ln resets</source>
        <translation>
            <numerusform>%Ln Reset</numerusform>
            <numerusform>%Ln Resets</numerusform>
        </translation>
    </message>
    <message>
        <source>The history in %1 is damaged. The tray app puts it aside when it uses it next.</source>
        <translation>Der Verlauf in %1 ist beschädigt. Die Tray-App legt ihn beiseite, wenn sie ihn das nächste Mal benutzt.</translation>
    </message>
    <message>
        <source>Record %1 of the file is not understood; nothing was taken in.</source>
        <translation>Datensatz %1 der Datei ist nicht zu verstehen; es wurde nichts übernommen.</translation>
    </message>
    <message>
        <source>The file is no history of Quotalamp; nothing was taken in.</source>
        <translation>Die Datei ist kein Verlauf von Quotalamp; es wurde nichts übernommen.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more accounts</source>
        <translation>
            <numerusform>%Ln weiteres Konto</numerusform>
            <numerusform>%Ln weitere Konten</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a limit, what is ahead of it</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Nothing is ahead in the next seven days.</source>
        <translation>In den nächsten sieben Tagen steht nichts bevor.</translation>
    </message>
    <message>
        <source>Much of a limit is left, and it resets soon</source>
        <translation>Von einem Limit ist viel übrig, und sein Reset ist bald</translation>
    </message>
    <message>
        <source>A saved reset expires soon</source>
        <translation>Ein gesparter Reset verfällt bald</translation>
    </message>
    <message>
        <source>More was spent today than usual</source>
        <translation>Heute wurde mehr ausgegeben als sonst</translation>
    </message>
    <message>
        <source>What is not used by %1 is lost.</source>
        <comment>a time</comment>
        <translation>Was bis %1 nicht verbraucht ist, verfällt.</translation>
    </message>
    <message>
        <source>%1: %2 spent today</source>
        <comment>account, amount</comment>
        <translation>%1: heute %2 ausgegeben</translation>
    </message>
    <message>
        <source>The days before in this month came to %1 each.</source>
        <comment>an amount</comment>
        <translation>Die Tage davor in diesem Monat kosteten je %1.</translation>
    </message>
    <message>
        <source>%1: a saved reset expires %2</source>
        <comment>account, time</comment>
        <translation>%1: ein gesparter Reset verfällt %2</translation>
    </message>
    <message>
        <source>%1: saved resets expire, the first %2</source>
        <comment>account, time</comment>
        <translation>%1: gesparte Resets verfallen, der erste %2</translation>
    </message>
    <message>
        <source>Quotalamp never uses one; that is done in the provider&apos;s own app.</source>
        <translation>Quotalamp löst nie eines ein; das geht in der App des Anbieters.</translation>
    </message>
    <message>
        <source>first expires %1</source>
        <comment>a time</comment>
        <translation>der erste verfällt %1</translation>
    </message>
    <message>
        <source>saved resets</source>
        <translation>gesparte Resets</translation>
    </message>
    <message numerus="yes">
        <source>%Ln saved resets</source>
        <translation>
            <numerusform>%Ln gesparter Reset</numerusform>
            <numerusform>%Ln gesparte Resets</numerusform>
        </translation>
    </message>
    <message>
        <source>1 saved reset</source>
        <translation>1 gesparter Reset</translation>
    </message>
    <message>
        <source>1 saved reset, expires %1</source>
        <comment>a time</comment>
        <translation>1 gesparter Reset, verfällt %1</translation>
    </message>
    <message>
        <source>%1, the first expires %2</source>
        <comment>saved resets, a time</comment>
        <translation>%1, der erste verfällt %2</translation>
    </message>
    <message>
        <source>Saved resets</source>
        <translation>Gesparte Resets</translation>
    </message>
    <message>
        <source>“after” names the request whose answer “if” and the pointers in { } lead into, and only there.</source>
        <translation>„after“ nennt die Anfrage, in deren Antwort „if“ und die Zeiger in { } führen, und steht nur dort.</translation>
    </message>
    <message>
        <source>%1, between %2 and %3</source>
        <comment>last share, lowest, highest</comment>
        <translation>%1, zwischen %2 und %3</translation>
    </message>
    <message>
        <source>reset</source>
        <comment>happened</comment>
        <translation>Reset</translation>
    </message>
    <message>
        <source>refused with 429</source>
        <translation>mit 429 abgewiesen</translation>
    </message>
    <message>
        <source>you were notified</source>
        <translation>eine Benachrichtigung ging an dich</translation>
    </message>
    <message>
        <source>notified once</source>
        <translation>einmal benachrichtigt</translation>
    </message>
    <message numerus="yes">
        <source>notified %Ln times</source>
        <translation>
            <numerusform>%Ln-mal benachrichtigt</numerusform>
            <numerusform>%Ln-mal benachrichtigt</numerusform>
        </translation>
    </message>
    <message>
        <source>Expires: %1</source>
        <comment>a time</comment>
        <translation>Verfällt: %1</translation>
    </message>
    <message>
        <source>%1: one expires</source>
        <comment>saved resets, as an event in a calendar</comment>
        <translation>%1: eines verfällt</translation>
    </message>
    <message>
        <source>A limit was used elsewhere</source>
        <translation>Ein Limit wurde anderswo verbraucht</translation>
    </message>
    <message>
        <source>%1 from %2 to %3, while nobody was at this computer.</source>
        <comment>a share of a limit, times</comment>
        <translation>%1 von %2 bis %3, während niemand an diesem Computer war.</translation>
    </message>
    <message>
        <source>If that was not you, look at %1.</source>
        <comment>an address</comment>
        <translation>Warst du das nicht, sieh nach unter %1.</translation>
    </message>
    <message>
        <source>%1: used elsewhere</source>
        <translation>%1: anderswo verbraucht</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>limit, share at time</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>limit, share</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>What was left in the last 24 hours</source>
        <translation>Was in den letzten 24 Stunden übrig war</translation>
    </message>
    <message>
        <source>What was left in the last %1</source>
        <translation>Was übrig war: Verlauf über %1</translation>
    </message>
    <message>
        <source>%1 used in the last 24 hours</source>
        <translation>%1 in den letzten 24 Stunden verbraucht</translation>
    </message>
    <message numerus="yes">
        <source>%Ln minutes</source>
        <translation>
            <numerusform>%Ln Minute</numerusform>
            <numerusform>%Ln Minuten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hours</source>
        <translation>
            <numerusform>%Ln Stunde</numerusform>
            <numerusform>%Ln Stunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln days</source>
        <translation>
            <numerusform>%Ln Tag</numerusform>
            <numerusform>%Ln Tage</numerusform>
        </translation>
    </message>
    <message>
        <source>whether enough is left, for scripts and agents</source>
        <translation>ob genug übrig ist, für Skripte und Agenten</translation>
    </message>
    <message>
        <source>Exit status: 0 success, 1 some account not reachable, or not enough left, 2 wrong usage, 3 no such account, 4 unknown, 5 keychain or storage failed.</source>
        <translation>Rückgabewert: 0 Erfolg, 1 ein Konto nicht erreichbar oder nicht genug übrig, 2 falsch benutzt, 3 kein solches Konto, 4 unbekannt, 5 Schlüsselbund oder Speicher gescheitert.</translation>
    </message>
    <message>
        <source>enough is left</source>
        <translation>genug ist übrig</translation>
    </message>
    <message>
        <source>not enough is left</source>
        <translation>nicht genug ist übrig</translation>
    </message>
    <message>
        <source>wrong usage</source>
        <translation>falsch benutzt</translation>
    </message>
    <message>
        <source>no such account, or none</source>
        <translation>kein solches Konto, oder gar keins</translation>
    </message>
    <message>
        <source>nothing is known to decide by</source>
        <translation>nichts bekannt, wonach entschieden werden könnte</translation>
    </message>
    <message>
        <source>keychain or storage failed</source>
        <translation>Schlüsselbund oder Speicher gescheitert</translation>
    </message>
    <message>
        <source>Exit status:</source>
        <translation>Rückgabewert:</translation>
    </message>
    <message>
        <source>With a command it is the command&apos;s own once that runs.</source>
        <translation>Mit einem Befehl ist es dessen eigener, sobald er läuft.</translation>
    </message>
    <message>
        <source>A program and its arguments, run where there is enough; no shell is used, and its exit status is the program&apos;s own, 126 where it may not be run and 127 where there is none.</source>
        <translation>Ein Programm und seine Argumente, ausgeführt, wenn genug da ist; ohne Shell, und der Rückgabewert ist der des Programms, 126, wenn es nicht ausgeführt werden darf, und 127, wenn es fehlt.</translation>
    </message>
    <message>
        <source>How much has to be left of each limit, in percent.</source>
        <translation>Wie viel von jedem Limit übrig sein muss, in Prozent.</translation>
    </message>
    <message>
        <source>Only this limit counts, by its id or name.</source>
        <translation>Nur dieses Limit zählt, nach Kennung oder Name.</translation>
    </message>
    <message>
        <source>One account with enough will do; otherwise each has to have it.</source>
        <translation>Ein Konto mit genug reicht; sonst muss jedes genug haben.</translation>
    </message>
    <message>
        <source>Sleep until enough is back, where it is known when; not longer than 30s, 10m, 2h or 1h30m where MAX says so.</source>
        <translation>Schlafen, bis wieder genug da ist, falls bekannt ist, wann; nicht länger als 30s, 10m, 2h oder 1h30m, wenn MAX das sagt.</translation>
    </message>
    <message>
        <source>Print the decision as JSON.</source>
        <translation>Die Entscheidung als JSON ausgeben.</translation>
    </message>
    <message>
        <source>Say how much has to be left, such as --min-left 20.</source>
        <translation>Sag, wie viel übrig sein muss, etwa --min-left 20.</translation>
    </message>
    <message>
        <source>What has to be left is a percentage from 0 to 100, such as --min-left 20.</source>
        <translation>Was übrig sein muss, ist eine Prozentzahl von 0 bis 100, etwa --min-left 20.</translation>
    </message>
    <message>
        <source>The longest wait is a duration, such as --wait=10m or --wait=1h30m.</source>
        <translation>Die längste Wartezeit ist eine Dauer, etwa --wait=10m oder --wait=1h30m.</translation>
    </message>
    <message>
        <source>Say which limit counts, such as --window tokens.</source>
        <translation>Sag, welches Limit zählt, etwa --window tokens.</translation>
    </message>
    <message>
        <source>Says by its exit status whether enough is left, and runs a command if so. The reason goes to standard error.</source>
        <translation>Sagt durch den Rückgabewert, ob genug übrig ist, und führt dann einen Befehl aus. Der Grund geht an die Standardfehlerausgabe.</translation>
    </message>
    <message>
        <source>Behind -- a command is missing.</source>
        <translation>Hinter -- fehlt ein Befehl.</translation>
    </message>
    <message>
        <source>--json prints to standard output, which is the command&apos;s own; leave one of them out.</source>
        <translation>--json schreibt in die Standardausgabe, die dem Befehl gehört; lass eins von beiden weg.</translation>
    </message>
    <message>
        <source>Waiting until %1.</source>
        <comment>a time</comment>
        <translation>Wartet bis %1.</translation>
    </message>
    <message>
        <source>“%1” could not be started: %2</source>
        <translation>„%1“ konnte nicht gestartet werden: %2</translation>
    </message>
    <message>
        <source>at this pace it runs out at any moment</source>
        <translation>bei diesem Tempo kann es jeden Moment leer sein</translation>
    </message>
    <message>
        <source>at this pace it runs out in about %1, before its reset</source>
        <translation>bei diesem Tempo ist es in etwa %1 leer, vor dem Reset</translation>
    </message>
    <message>
        <source>at this pace it probably runs out in about %1, before its reset</source>
        <translation>bei diesem Tempo ist es wahrscheinlich in etwa %1 leer, vor dem Reset</translation>
    </message>
    <message>
        <source>at this pace it runs out in about %1, before the end of the month</source>
        <translation>bei diesem Tempo ist es in etwa %1 leer, vor dem Monatsende</translation>
    </message>
    <message>
        <source>at this pace it probably runs out in about %1, before the end of the month</source>
        <translation>bei diesem Tempo ist es wahrscheinlich in etwa %1 leer, vor dem Monatsende</translation>
    </message>
    <message>
        <source>at this pace it runs out in about %1</source>
        <translation>bei diesem Tempo ist es in etwa %1 leer</translation>
    </message>
    <message>
        <source>at this pace it probably runs out in about %1</source>
        <translation>bei diesem Tempo ist es wahrscheinlich in etwa %1 leer</translation>
    </message>
    <message>
        <source>%1; %2</source>
        <comment>a limit and its level, a forecast</comment>
        <translation>%1; %2</translation>
    </message>
    <message>
        <source>At least %1 is left (%2).</source>
        <comment>a percentage, a limit</comment>
        <translation>Mindestens %1 sind übrig (%2).</translation>
    </message>
    <message>
        <source>Something is left (%1).</source>
        <comment>a limit</comment>
        <translation>Es ist noch etwas übrig (%1).</translation>
    </message>
    <message>
        <source>It is not known whether %1 is left (%2).</source>
        <comment>a percentage, a limit</comment>
        <translation>Es ist nicht bekannt, ob %1 übrig sind (%2).</translation>
    </message>
    <message>
        <source>Less than %1 is left (%2).</source>
        <comment>a percentage, a limit</comment>
        <translation>Weniger als %1 sind übrig (%2).</translation>
    </message>
    <message>
        <source>Nothing is left (%1).</source>
        <comment>a limit</comment>
        <translation>Es ist nichts mehr übrig (%1).</translation>
    </message>
    <message>
        <source>%1 has no limits that are known.</source>
        <translation>Bei %1 sind keine Limits bekannt.</translation>
    </message>
    <message>
        <source>%1 has no such limit; it has: %2.</source>
        <translation>%1 hat kein solches Limit; es hat: %2.</translation>
    </message>
    <message>
        <source>It has not been asked yet.</source>
        <translation>Noch nicht abgefragt.</translation>
    </message>
    <message>
        <source>It is not known which share is left (%1).</source>
        <comment>a limit</comment>
        <translation>Es ist nicht bekannt, welcher Anteil übrig ist (%1).</translation>
    </message>
    <message>
        <source>Nobody knows when enough is back, so it is not waited for.</source>
        <translation>Niemand weiß, wann wieder genug da ist, also wird nicht gewartet.</translation>
    </message>
    <message>
        <source>Enough is back %1, which is longer than --wait allows.</source>
        <comment>in 5 min</comment>
        <translation>Genug ist wieder da %1, also später, als --wait erlaubt.</translation>
    </message>
    <message>
        <source>The account is removed, but what is known of its past is not: %1</source>
        <translation>Das Konto ist entfernt, aber nicht, was über seine Vergangenheit bekannt ist: %1</translation>
    </message>
    <message>
        <source>How to print it: a table, the JSON document, metrics, an object for Waybar or for i3status-rust and i3bar, or one line of text.</source>
        <translation>Wie ausgegeben wird: als Tabelle, als JSON-Dokument, als Metriken, als Objekt für Waybar oder für i3status-rust und i3bar oder als eine Zeile Text.</translation>
    </message>
    <message>
        <source>Print this line, about the nearest limit, with %1 filled in.</source>
        <translation>Diese Zeile über das nächste Limit ausgeben, in die %1 eingesetzt werden.</translation>
    </message>
    <message>
        <source>--template is a format of its own; leave out --format and --json.</source>
        <translation>--template ist ein eigenes Format; lassen Sie --format und --json weg.</translation>
    </message>
    <message>
        <source>There is no such format%1: it is one of %2.</source>
        <translation>Dieses Format%1 gibt es nicht: Es ist eines von %2.</translation>
    </message>
    <message>
        <source>Only what fits a line can be followed, which this format does not.</source>
        <translation>Folgen kann man nur dem, was in eine Zeile passt; dieses Format passt nicht hinein.</translation>
    </message>
    <message>
        <source>no account</source>
        <translation>kein Konto</translation>
    </message>
    <message>
        <source>error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>A brace of the template is not closed; write {{ for a brace.</source>
        <translation>Eine Klammer der Vorlage ist nicht geschlossen; schreiben Sie {{ für eine Klammer.</translation>
    </message>
    <message>
        <source>The template has a placeholder that there is not: it is one of %1.</source>
        <translation>Die Vorlage hat einen Platzhalter, den es nicht gibt: Es ist einer von %1.</translation>
    </message>
    <message>
        <source>That is no address of a webhook: it begins with https:// and a host.</source>
        <translation>Das ist keine Adresse eines Webhooks: Sie beginnt mit https:// und einem Host.</translation>
    </message>
    <message>
        <source>A webhook&apos;s address cannot hold a user name or a password: enter a token, which is kept in the keychain.</source>
        <translation>Die Adresse eines Webhooks darf weder Benutzernamen noch Passwort enthalten: Ein Token eingeben, das im Schlüsselbund liegt.</translation>
    </message>
    <message>
        <source>http:// is not encrypted, and only for webhooks on this computer: use https://.</source>
        <translation>http:// ist nicht verschlüsselt und nur für Webhooks auf diesem Rechner: https:// verwenden.</translation>
    </message>
    <message>
        <source>A webhook&apos;s address has no part behind “#”.</source>
        <translation>Die Adresse eines Webhooks hat keinen Teil hinter „#“.</translation>
    </message>
    <message>
        <source>A test by Quotalamp</source>
        <translation>Ein Test von Quotalamp</translation>
    </message>
    <message>
        <source>This is how you hear of an event.</source>
        <translation>So kommt ein Ereignis an.</translation>
    </message>
    <message>
        <source>A key is refused</source>
        <translation>Ein Schlüssel wird abgelehnt</translation>
    </message>
    <message>
        <source>%1: the key is refused</source>
        <translation>%1: Der Schlüssel wird abgelehnt</translation>
    </message>
    <message>
        <source>tells collectors of metrics what is left, without a display</source>
        <translation>sagt Sammlern von Metriken ohne Bildschirm, was übrig ist</translation>
    </message>
    <message>
        <source>The server is not installed: quotalamp-serve is missing.</source>
        <translation>Der Server ist nicht installiert: quotalamp-serve fehlt.</translation>
    </message>
    <message>
        <source>The server could not be started.</source>
        <translation>Der Server konnte nicht gestartet werden.</translation>
    </message>
    <message>
        <source>Where to listen. Others than this machine need TLS and a token or login.</source>
        <translation>Wo gelauscht wird. Für andere als diesen Rechner braucht es TLS und ein Token oder eine Anmeldung.</translation>
    </message>
    <message>
        <source>The server&apos;s certificate, and those that vouch for it, as PEM.</source>
        <translation>Das Zertifikat des Servers und die, die dafür bürgen, als PEM.</translation>
    </message>
    <message>
        <source>The certificate&apos;s key as PEM, without a password.</source>
        <translation>Der Schlüssel des Zertifikats als PEM, ohne Passwort.</translation>
    </message>
    <message>
        <source>Clients have to send the token in this file.</source>
        <translation>Clients müssen das Token in dieser Datei senden.</translation>
    </message>
    <message>
        <source>Clients have to send the NAME:PASSWORD in this file.</source>
        <translation>Clients müssen NAME:PASSWORT in dieser Datei senden.</translation>
    </message>
    <message>
        <source>Metrics also tell your names for the accounts.</source>
        <translation>Metriken nennen auch die eigenen Namen der Konten.</translation>
    </message>
    <message>
        <source>It is either a token or a login: --token-file or --basic-auth-file.</source>
        <translation>Entweder ein Token oder eine Anmeldung: --token-file oder --basic-auth-file.</translation>
    </message>
    <message>
        <source>TLS needs both --tls-cert and --tls-key.</source>
        <translation>TLS braucht sowohl --tls-cert als auch --tls-key.</translation>
    </message>
    <message>
        <source>Asks the providers without a display, and tells collectors of metrics what is left.</source>
        <translation>Fragt die Anbieter ohne Bildschirm und sagt Sammlern von Metriken, was übrig ist.</translation>
    </message>
    <message>
        <source>Others can reach %1: that needs --tls-cert and --tls-key, and --token-file or --basic-auth-file.</source>
        <translation>Andere können %1 erreichen: Das braucht --tls-cert und --tls-key sowie --token-file oder --basic-auth-file.</translation>
    </message>
    <message>
        <source>“%1” holds no token: it needs at least %2 letters, digits and signs, without a blank.</source>
        <translation>„%1“ enthält kein Token: Es braucht mindestens %2 Buchstaben, Ziffern und Zeichen, ohne Leerzeichen.</translation>
    </message>
    <message>
        <source>“%1” holds no login: it needs a name, a colon and a password of at least %2 letters.</source>
        <translation>„%1“ enthält keine Anmeldung: Sie besteht aus einem Namen, einem Doppelpunkt und einem Passwort von mindestens %2 Zeichen.</translation>
    </message>
    <message>
        <source>“%1” is no address to listen on: it is written as 127.0.0.1:9765 or [::1]:9765.</source>
        <translation>„%1“ ist keine Adresse, auf der gelauscht werden kann: Sie wird als 127.0.0.1:9765 oder [::1]:9765 geschrieben.</translation>
    </message>
    <message>
        <source>“%1” cannot be read: %2</source>
        <translation>„%1“ kann nicht gelesen werden: %2</translation>
    </message>
    <message>
        <source>“%1” holds no certificate in PEM.</source>
        <translation>„%1“ enthält kein Zertifikat in PEM.</translation>
    </message>
    <message>
        <source>“%1” holds no key of RSA or an elliptic curve in PEM, or it has a password.</source>
        <translation>„%1“ enthält keinen Schlüssel (RSA oder elliptische Kurve) in PEM, oder er hat ein Passwort.</translation>
    </message>
    <message>
        <source>Nothing can listen on %1 port %2: %3</source>
        <translation>Auf %1 Port %2 kann nicht gelauscht werden: %3</translation>
    </message>
    <message>
        <source>Go on, with a line for each change, until it is interrupted.</source>
        <translation>Weitermachen, mit einer Zeile für jede Änderung, bis man es unterbricht.</translation>
    </message>
    <message>
        <source>takes limits from your own traffic: headers on standard input</source>
        <translation>nimmt Limits aus eigenem Datenverkehr: Kopfzeilen von der Standardeingabe</translation>
    </message>
    <message>
        <source>Nothing came on standard input. Pipe an answer&apos;s headers into it, as “curl -D -” prints them.</source>
        <translation>Auf der Standardeingabe kam nichts. Die Kopfzeilen einer Antwort hineinleiten, wie „curl -D -“ sie ausgibt.</translation>
    </message>
    <message>
        <source>What came on standard input is more than a day old and tells nothing of what is left now.</source>
        <translation>Was auf der Standardeingabe kam, ist mehr als einen Tag alt und sagt nichts darüber, was jetzt übrig ist.</translation>
    </message>
    <message>
        <source>Standard input could not be understood: it is neither headers of answers nor JSON, or its lines are too long.</source>
        <translation>Die Standardeingabe ist nicht zu verstehen: Sie enthält weder Kopfzeilen von Antworten noch JSON, oder ihre Zeilen sind zu lang.</translation>
    </message>
    <message>
        <source>Nothing on standard input told a rate limit of %1.</source>
        <translation>Nichts auf der Standardeingabe nannte ein Limit von %1.</translation>
    </message>
    <message>
        <source>One line could not be understood and was left out.</source>
        <translation>Eine Zeile war nicht zu verstehen und wurde ausgelassen.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln lines could not be understood and were left out.</source>
        <translation>
            <numerusform>%Ln Zeile war nicht zu verstehen und wurde ausgelassen.</numerusform>
            <numerusform>%Ln Zeilen waren nicht zu verstehen und wurden ausgelassen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Takes rate limits from your own traffic: headers of answers on standard input, as curl -D - prints them, as JSON lines, or what a tool tells a command for its status line. Nothing else of it is kept.</source>
        <translation>Nimmt Limits aus dem eigenen Datenverkehr: Kopfzeilen von Antworten auf der Standardeingabe, wie curl -D - sie ausgibt, als JSON-Zeilen, oder was ein Werkzeug einem Befehl für seine Statuszeile sagt. Sonst wird nichts davon behalten.</translation>
    </message>
    <message>
        <source>What it is: headers, jsonl, or a tool&apos;s own, such as claude-statusline. Otherwise that is found out.</source>
        <translation>Was es ist: headers, jsonl oder die Form eines Werkzeugs wie claude-statusline. Sonst wird es herausgefunden.</translation>
    </message>
    <message>
        <source>The provider of this account is not known: %1</source>
        <translation>Der Anbieter dieses Kontos ist nicht bekannt: %1</translation>
    </message>
    <message>
        <source>There is no such input%1 for %2.</source>
        <translation>Eine solche Eingabe%1 gibt es für %2 nicht.</translation>
    </message>
    <message>
        <source>observed %1</source>
        <comment>an age</comment>
        <translation>beobachtet %1</translation>
    </message>
    <message>
        <source>Must name what reads the limits.</source>
        <translation>Muss nennen, was die Limits liest.</translation>
    </message>
    <message>
        <source>Must be a path below the home folder such as .tool/sessions.</source>
        <translation>Muss ein Pfad unterhalb des Benutzerordners sein wie .tool/sessions.</translation>
    </message>
    <message>
        <source>What was left in the last 7 days</source>
        <translation>Was in den letzten 7 Tagen übrig war</translation>
    </message>
    <message>
        <source>%1 spent in the last 7 days</source>
        <translation>%1 in den letzten 7 Tagen ausgegeben</translation>
    </message>
    <message>
        <source>The part of Quotalamp that knows the keychain is missing: quotalamp-keychain.so. Install it again.</source>
        <translation>Der Teil von Quotalamp, der den Schlüsselbund kennt, fehlt: quotalamp-keychain.so. Installieren Sie Quotalamp neu.</translation>
    </message>
</context>
<context>
    <name>quotalamp::AccountDesk</name>
    <message numerus="yes">
        <source>It works: %Ln models.</source>
        <translation>
            <numerusform>Es funktioniert: %Ln Modell.</numerusform>
            <numerusform>Es funktioniert: %Ln Modelle.</numerusform>
        </translation>
    </message>
    <message>
        <source>It works.</source>
        <translation>Es funktioniert.</translation>
    </message>
    <message>
        <source>The provider answers. Only a paid request can show whether the key is valid.</source>
        <translation>Der Anbieter antwortet. Nur eine bezahlte Anfrage kann zeigen, ob der Schlüssel gültig ist.</translation>
    </message>
    <message>
        <source>The server answers without a key too, so this does not prove the key.</source>
        <translation>Der Server antwortet auch ohne Schlüssel; das beweist den Schlüssel also nicht.</translation>
    </message>
</context>
<context>
    <name>quotalamp::AccountDialog</name>
    <message>
        <source>Edit account</source>
        <translation>Konto bearbeiten</translation>
    </message>
    <message>
        <source>Add account</source>
        <translation>Konto hinzufügen</translation>
    </message>
    <message>
        <source>Testing…</source>
        <translation>Wird getestet …</translation>
    </message>
    <message>
        <source>&amp;Test</source>
        <translation>&amp;Testen</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Wird gespeichert …</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Keep for this session only</source>
        <translation>Nur für diese Sitzung behalten</translation>
    </message>
    <message>
        <source>Asking the provider…</source>
        <translation>Der Anbieter wird gefragt …</translation>
    </message>
    <message>
        <source>Another provider…</source>
        <translation>Anderer Anbieter …</translation>
    </message>
    <message>
        <source>%1 (demo)</source>
        <comment>a window&apos;s title</comment>
        <translation>%1 (Demo)</translation>
    </message>
</context>
<context>
    <name>quotalamp::AccountForm</name>
    <message>
        <source>&amp;Provider</source>
        <translation>&amp;Anbieter</translation>
    </message>
    <message>
        <source>&amp;Label</source>
        <translation>&amp;Bezeichnung</translation>
    </message>
    <message>
        <source>your own name for it</source>
        <translation>Ihr eigener Name dafür</translation>
    </message>
</context>
<context>
    <name>quotalamp::AccountRow</name>
    <message>
        <source>Actions for %1</source>
        <translation>Aktionen für %1</translation>
    </message>
</context>
<context>
    <name>quotalamp::AccountSettings</name>
    <message>
        <source>Made up by the demo.</source>
        <translation>Von der Demo erfunden.</translation>
    </message>
    <message>
        <source>The login of %1 in %2. Only read, never changed.</source>
        <translation>Die Anmeldung von %1 in %2. Wird nur gelesen, nie geändert.</translation>
    </message>
    <message>
        <source>The login of another tool.</source>
        <translation>Die Anmeldung eines anderen Programms.</translation>
    </message>
    <message>
        <source>The login of %1. Only read, never changed.</source>
        <translation>Die Anmeldung von %1. Nur gelesen, nie geändert.</translation>
    </message>
    <message>
        <source>Printed by %1</source>
        <translation>Ausgegeben von %1</translation>
    </message>
    <message>
        <source>From %1</source>
        <translation>Aus %1</translation>
    </message>
    <message>
        <source>None. Requests go out without one.</source>
        <translation>Keiner. Anfragen gehen ohne hinaus.</translation>
    </message>
    <message>
        <source>In memory until the program ends.</source>
        <translation>Im Speicher, bis das Programm endet.</translation>
    </message>
    <message>
        <source>In the keychain. Never shown, never written elsewhere.</source>
        <translation>Im Schlüsselbund. Nie gezeigt, nirgends sonst geschrieben.</translation>
    </message>
    <message>
        <source>…%1, in the keychain. Never shown, never written elsewhere.</source>
        <translation>…%1, im Schlüsselbund. Nie gezeigt, nirgends sonst geschrieben.</translation>
    </message>
    <message>
        <source>Paid probe</source>
        <translation>Bezahlte Abfrage</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Bezeichnung</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Bearbeiten …</translation>
    </message>
    <message>
        <source>Enter key…</source>
        <translation>Schlüssel eingeben …</translation>
    </message>
    <message>
        <source>Replace key…</source>
        <translation>Schlüssel ersetzen …</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
</context>
<context>
    <name>quotalamp::AccountsPage</name>
    <message>
        <source>%1 · %2</source>
        <comment>host, place of the key</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Konten</translation>
    </message>
    <message>
        <source>Add account…</source>
        <translation>Konto hinzufügen …</translation>
    </message>
    <message>
        <source>No accounts yet. Add one to see what is left of its limits.</source>
        <translation>Noch keine Konten. Fügen Sie eines hinzu, um zu sehen, was von seinen Limits übrig ist.</translation>
    </message>
    <message>
        <source>&amp;Edit…</source>
        <translation>&amp;Bearbeiten …</translation>
    </message>
    <message>
        <source>Replace &amp;key…</source>
        <translation>&amp;Schlüssel ersetzen …</translation>
    </message>
    <message>
        <source>Re&amp;name</source>
        <translation>&amp;Umbenennen</translation>
    </message>
    <message>
        <source>Move &amp;up</source>
        <translation>Nach &amp;oben</translation>
    </message>
    <message>
        <source>Move &amp;down</source>
        <translation>Nach &amp;unten</translation>
    </message>
    <message>
        <source>&amp;Remove…</source>
        <translation>&amp;Entfernen …</translation>
    </message>
    <message>
        <source>Remove account</source>
        <translation>Konto entfernen</translation>
    </message>
    <message>
        <source>Remove %1?</source>
        <translation>%1 entfernen?</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>&amp;Thresholds…</source>
        <translation>&amp;Schwellen…</translation>
    </message>
</context>
<context>
    <name>quotalamp::AddressFields</name>
    <message>
        <source>&amp;Base URL</source>
        <translation>&amp;Basis-URL</translation>
    </message>
    <message>
        <source>Send the key &amp;unencrypted</source>
        <translation>Schlüssel &amp;unverschlüsselt senden</translation>
    </message>
    <message>
        <source>Ce&amp;rtificate file</source>
        <translation>Ze&amp;rtifikatsdatei</translation>
    </message>
    <message>
        <source>Certificate file</source>
        <translation>Zertifikatsdatei</translation>
    </message>
    <message>
        <source>the system&apos;s certificates are enough</source>
        <translation>die des Systems genügen</translation>
    </message>
    <message>
        <source>The login of %1 is sent to %2 only. Leave this empty.</source>
        <translation>Die Anmeldung von %1 wird nur an %2 gesendet. Lassen Sie dieses Feld leer.</translation>
    </message>
    <message>
        <source>Written out, this host is %1. Check that it is the one you mean.</source>
        <translation>Ausgeschrieben heißt dieser Host %1. Prüfen Sie, ob Sie den meinen.</translation>
    </message>
    <message>
        <source>The key is sent to %1 only.</source>
        <translation>Der Schlüssel wird nur an %1 gesendet.</translation>
    </message>
    <message>
        <source>Requests go to %1 only.</source>
        <translation>Anfragen gehen nur an %1.</translation>
    </message>
    <message>
        <source>The key would travel unencrypted. Use https://, or agree to it here.</source>
        <translation>Der Schlüssel ginge unverschlüsselt. https:// verwenden, oder hier zustimmen.</translation>
    </message>
    <message>
        <source>Whoever is on the way to %1 can read the key. It goes nowhere but into your own network.</source>
        <translation>Wer auf dem Weg zu %1 ist, kann den Schlüssel lesen. Er geht nirgendwohin als ins eigene Netz.</translation>
    </message>
    <message>
        <source>For a server of your own or a company&apos;s filter: who issued its certificate, as a file.</source>
        <translation>Für einen eigenen Server oder den Filter einer Firma: der Aussteller des Zertifikats, als Datei.</translation>
    </message>
</context>
<context>
    <name>quotalamp::AlertDesk</name>
    <message>
        <source>Snooze until reset</source>
        <translation>Ruhe bis zum Reset</translation>
    </message>
    <message>
        <source>Snooze for a day</source>
        <translation>Einen Tag Ruhe</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Aktualisieren</translation>
    </message>
    <message>
        <source>Tell me at reset</source>
        <translation>Beim Reset melden</translation>
    </message>
    <message>
        <source>Notifications work</source>
        <translation>Benachrichtigungen funktionieren</translation>
    </message>
    <message>
        <source>This is how Quotalamp tells you that a limit is near.</source>
        <translation>So sagt Quotalamp Ihnen, dass ein Limit nahe ist.</translation>
    </message>
    <message>
        <source>Quotalamp is running</source>
        <translation>Quotalamp läuft</translation>
    </message>
    <message>
        <source>This desktop shows no tray icons. Start Quotalamp again to open its window.</source>
        <translation>Dieser Desktop zeigt keine Symbole im Systemabschnitt. Starten Sie Quotalamp noch einmal, um sein Fenster zu öffnen.</translation>
    </message>
</context>
<context>
    <name>quotalamp::CalendarDesk</name>
    <message>
        <source>Save what is ahead as a calendar file</source>
        <translation>Was bevorsteht als Kalenderdatei speichern</translation>
    </message>
    <message>
        <source>Calendar files (*.ics)</source>
        <translation>Kalenderdateien (*.ics)</translation>
    </message>
    <message>
        <source>The calendar could not be saved: %1</source>
        <translation>Der Kalender konnte nicht gespeichert werden: %1</translation>
    </message>
</context>
<context>
    <name>quotalamp::CardMenu</name>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Fold</source>
        <translation>Zuklappen</translation>
    </message>
    <message>
        <source>Unfold</source>
        <translation>Aufklappen</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Nach oben</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Nach unten</translation>
    </message>
    <message>
        <source>Most urgent first</source>
        <translation>Dringendes zuerst</translation>
    </message>
</context>
<context>
    <name>quotalamp::CardStack</name>
    <message>
        <source>Accounts</source>
        <translation>Konten</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>an account, its state</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>quotalamp::CommandHook</name>
    <message>
        <source>The command %1 took longer than %2 s and was ended.</source>
        <translation>Der Befehl %1 dauerte länger als %2 s und wurde beendet.</translation>
    </message>
    <message>
        <source>The command %1 is too slow: an event was dropped.</source>
        <translation>Der Befehl %1 ist zu langsam: Ein Ereignis ging verloren.</translation>
    </message>
    <message>
        <source>The command %1 printed too much and was ended.</source>
        <translation>Der Befehl %1 gab zu viel aus und wurde beendet.</translation>
    </message>
    <message>
        <source>The command %1 cannot be started: is it there, and may it be executed?</source>
        <translation>Der Befehl %1 lässt sich nicht starten: Gibt es ihn, und darf er ausgeführt werden?</translation>
    </message>
    <message>
        <source>The command %1 failed with exit status %2.</source>
        <translation>Der Befehl %1 schlug fehl, mit dem Rückgabewert %2.</translation>
    </message>
    <message>
        <source>The command %1 crashed or was ended.</source>
        <translation>Der Befehl %1 stürzte ab oder wurde beendet.</translation>
    </message>
    <message>
        <source>It said: “%1”</source>
        <translation>Er meldete: „%1“</translation>
    </message>
</context>
<context>
    <name>quotalamp::DemoLine</name>
    <message>
        <source>This is the demo: every account and number in it is made up.</source>
        <translation>Das ist die Demo: alle Konten und Zahlen darin sind erfunden.</translation>
    </message>
    <message>
        <source>Leave the demo</source>
        <translation>Demo verlassen</translation>
    </message>
</context>
<context>
    <name>quotalamp::DetailsDesk</name>
    <message>
        <source>The chart could not be saved: %1</source>
        <translation>Das Diagramm ließ sich nicht speichern: %1</translation>
    </message>
</context>
<context>
    <name>quotalamp::DetailsWindow</name>
    <message>
        <source>Refresh</source>
        <translation>Aktualisieren</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Limits</translation>
    </message>
    <message>
        <source>No limits are known.</source>
        <translation>Es sind keine Limits bekannt.</translation>
    </message>
    <message>
        <source>Rate-limit headers</source>
        <translation>Rate-Limit-Header</translation>
    </message>
    <message>
        <source>None came with the last answer.</source>
        <translation>Mit der letzten Antwort kamen keine.</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>Probe</translation>
    </message>
    <message>
        <source>Window</source>
        <comment>one allowance</comment>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>Limit</translation>
    </message>
    <message>
        <source>Comes back</source>
        <translation>Kommt wieder</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>provider, account</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1 (paid)</source>
        <translation>%1 (bezahlt)</translation>
    </message>
    <message>
        <source>Probes today</source>
        <translation>Abfragen heute</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Anfrage</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>More of this account</source>
        <translation>Mehr zu diesem Konto</translation>
    </message>
    <message>
        <source>%1 (demo)</source>
        <comment>a window&apos;s title</comment>
        <translation>%1 (Demo)</translation>
    </message>
</context>
<context>
    <name>quotalamp::EmptyPage</name>
    <message>
        <source>No accounts yet</source>
        <translation>Noch keine Konten</translation>
    </message>
    <message>
        <source>Add an API key, and see here what is left of its limits. Keys stay in your keychain.</source>
        <translation>Fügen Sie einen API-Schlüssel hinzu und sehen Sie hier, was von seinen Limits übrig ist. Schlüssel bleiben in Ihrem Schlüsselbund.</translation>
    </message>
    <message>
        <source>Add account…</source>
        <translation>Konto hinzufügen …</translation>
    </message>
    <message>
        <source>Look around in demo</source>
        <translation>In der Demo umsehen</translation>
    </message>
    <message>
        <source>Found on this computer. Nothing is taken until you save it.</source>
        <translation>Auf diesem Rechner gefunden. Nichts wird übernommen, bis Sie es speichern.</translation>
    </message>
    <message>
        <source>Add %1 from %2…</source>
        <comment>a provider, a variable</comment>
        <translation>%1 aus %2 hinzufügen …</translation>
    </message>
</context>
<context>
    <name>quotalamp::ErrorLine</name>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
</context>
<context>
    <name>quotalamp::EventHooks</name>
    <message>
        <source>The webhook&apos;s token is not kept: %1</source>
        <translation>Das Token des Webhooks wird nicht aufbewahrt: %1</translation>
    </message>
</context>
<context>
    <name>quotalamp::EventsPage</name>
    <message>
        <source>Runs %1.</source>
        <translation>Führt %1 aus.</translation>
    </message>
    <message>
        <source>Runs %1 with %2.</source>
        <comment>a program, its arguments</comment>
        <translation>Führt %1 mit %2 aus.</translation>
    </message>
    <message>
        <source>Went well at %1.</source>
        <comment>a time</comment>
        <translation>Ging gut um %1.</translation>
    </message>
    <message>
        <source>A limit is a warning</source>
        <translation>Ein Limit ist eine Warnung wert</translation>
    </message>
    <message>
        <source>A limit is urgent</source>
        <translation>Ein Limit ist dringend</translation>
    </message>
    <message>
        <source>A limit is used up</source>
        <translation>Ein Limit ist aufgebraucht</translation>
    </message>
    <message>
        <source>A limit is back</source>
        <translation>Ein Limit ist zurück</translation>
    </message>
    <message>
        <source>After it was used up for a while.</source>
        <translation>Nachdem es eine Weile aufgebraucht war.</translation>
    </message>
    <message>
        <source>A key is refused</source>
        <translation>Ein Schlüssel wird abgelehnt</translation>
    </message>
    <message>
        <source>One that was accepted before.</source>
        <translation>Der zuvor angenommen wurde.</translation>
    </message>
    <message>
        <source>Credit is low</source>
        <translation>Das Guthaben ist niedrig</translation>
    </message>
    <message>
        <source>An address of ntfy ends in the topic: https://ntfy.sh/TOPIC.</source>
        <translation>Eine Adresse von ntfy endet mit dem Thema: https://ntfy.sh/THEMA.</translation>
    </message>
    <message>
        <source>It gets each event as JSON on its standard input.</source>
        <translation>Er bekommt jedes Ereignis als JSON auf der Standardeingabe.</translation>
    </message>
    <message>
        <source>Run a command</source>
        <translation>Einen Befehl ausführen</translation>
    </message>
    <message>
        <source>There is no program %1 that may be executed.</source>
        <translation>Es gibt kein Programm %1, das ausgeführt werden darf.</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Each event is posted there; https:// only, except on this computer.</source>
        <translation>Dorthin geht jedes Ereignis. Nur https://, außer auf diesem Rechner.</translation>
    </message>
    <message>
        <source>in the keychain</source>
        <translation>im Schlüsselbund</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>Webhook</source>
        <translation>Webhook</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>ntfy makes messages on a telephone of it.</source>
        <translation>ntfy macht daraus Nachrichten auf dem Telefon.</translation>
    </message>
    <message>
        <source>Quotalamp&apos;s JSON</source>
        <translation>JSON von Quotalamp</translation>
    </message>
    <message>
        <source>ntfy</source>
        <translation>ntfy</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Only where the server wants one. It is kept in the keychain, in no file.</source>
        <translation>Nur wenn der Server eines verlangt. Es liegt im Schlüsselbund, in keiner Datei.</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>Ausprobieren</translation>
    </message>
    <message>
        <source>Quiet hours and snoozes are for people: machines are told at any time.</source>
        <translation>Ruhezeit und Stummschalten sind für Menschen: Maschinen erfahren alles sofort.</translation>
    </message>
    <message>
        <source>Send a test event</source>
        <translation>Testereignis senden</translation>
    </message>
</context>
<context>
    <name>quotalamp::Foot</name>
    <message>
        <source>Refresh now (F5)</source>
        <translation>Jetzt aktualisieren (F5)</translation>
    </message>
    <message>
        <source>Keep open</source>
        <translation>Offen halten</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Shrink to a strip</source>
        <translation>Zur Leiste verkleinern</translation>
    </message>
</context>
<context>
    <name>quotalamp::GaugeWidget</name>
    <message>
        <source>no limits</source>
        <translation>keine Limits</translation>
    </message>
    <message>
        <source>calm</source>
        <translation>ruhig</translation>
    </message>
    <message>
        <source>not current</source>
        <translation>nicht aktuell</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>critical</source>
        <translation>kritisch</translation>
    </message>
    <message>
        <source>used up</source>
        <translation>aufgebraucht</translation>
    </message>
    <message>
        <source>no account</source>
        <translation>kein Konto</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>state, share left or used</comment>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>quotalamp::GeneralPage</name>
    <message>
        <source>General</source>
        <translation>Allgemein</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Close the popup when I click elsewhere</source>
        <translation>Fenster schließen, wenn ich woanders klicke</translation>
    </message>
    <message>
        <source>The pin in the popup keeps it open.</source>
        <translation>Die Nadel im Fenster hält es offen.</translation>
    </message>
    <message>
        <source>Start at login</source>
        <translation>Bei der Anmeldung starten</translation>
    </message>
    <message>
        <source>In the tray, without a window.</source>
        <translation>In der Leiste, ohne Fenster.</translation>
    </message>
    <message>
        <source>Popup</source>
        <translation>Aufklappfenster</translation>
    </message>
    <message>
        <source>What is left</source>
        <translation>Was übrig ist</translation>
    </message>
    <message>
        <source>What is used</source>
        <translation>Was verbraucht ist</translation>
    </message>
    <message>
        <source>Numbers show</source>
        <translation>Zahlen zeigen</translation>
    </message>
    <message>
        <source>Countdown</source>
        <translation>Restzeit</translation>
    </message>
    <message>
        <source>Time of day</source>
        <translation>Uhrzeit</translation>
    </message>
    <message>
        <source>Times show</source>
        <translation>Zeiten zeigen</translation>
    </message>
</context>
<context>
    <name>quotalamp::Head</name>
    <message>
        <source>Hide the next seven days</source>
        <translation>Die nächsten sieben Tage ausblenden</translation>
    </message>
    <message>
        <source>Show the next seven days</source>
        <translation>Die nächsten sieben Tage zeigen</translation>
    </message>
    <message>
        <source>Save what is ahead as a calendar file…</source>
        <translation>Was bevorsteht als Kalenderdatei speichern…</translation>
    </message>
</context>
<context>
    <name>quotalamp::HistoryPanel</name>
    <message>
        <source>As a table</source>
        <translation>Als Tabelle</translation>
    </message>
    <message>
        <source>How far back</source>
        <translation>Wie weit zurück</translation>
    </message>
    <message>
        <source>Last hour</source>
        <translation>Letzte Stunde</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Letzter Tag</translation>
    </message>
    <message>
        <source>Last week</source>
        <translation>Letzte Woche</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>Letzte 30 Tage</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>Last year</source>
        <translation>Letztes Jahr</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Speichern …</translation>
    </message>
    <message>
        <source>Save the chart as a picture</source>
        <translation>Das Diagramm als Bild speichern</translation>
    </message>
    <message>
        <source>SVG pictures (*.svg)</source>
        <translation>SVG-Bilder (*.svg)</translation>
    </message>
    <message>
        <source>Save the chart</source>
        <translation>Diagramm speichern</translation>
    </message>
    <message>
        <source>PNG pictures (*.png)</source>
        <translation>PNG-Bilder (*.png)</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>number of a line, limit</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>quotalamp::HoursField</name>
    <message>
        <source>–</source>
        <comment>between two times</comment>
        <translation>–</translation>
    </message>
    <message>
        <source>%1, from</source>
        <comment>a day of the week</comment>
        <translation>%1, von</translation>
    </message>
    <message>
        <source>%1, until</source>
        <comment>a day of the week</comment>
        <translation>%1, bis</translation>
    </message>
</context>
<context>
    <name>quotalamp::IconPage</name>
    <message>
        <source>Ring</source>
        <comment>style of the tray icon</comment>
        <translation>Ring</translation>
    </message>
    <message>
        <source>Two bars</source>
        <comment>style of the tray icon</comment>
        <translation>Zwei Balken</translation>
    </message>
    <message>
        <source>Number</source>
        <comment>style of the tray icon</comment>
        <translation>Zahl</translation>
    </message>
    <message>
        <source>Monochrome</source>
        <comment>style of the tray icon</comment>
        <translation>Einfarbig</translation>
    </message>
    <message>
        <source>What is left, clockwise, and a lamp that lights when it is little.</source>
        <translation>Was übrig ist, im Uhrzeigersinn, und eine Lampe, die leuchtet, wenn es wenig ist.</translation>
    </message>
    <message>
        <source>What is left in percent.</source>
        <translation>Was übrig ist, in Prozent.</translation>
    </message>
    <message>
        <source>The ring in one colour, without a background.</source>
        <translation>Der Ring in einer Farbe, ohne Hintergrund.</translation>
    </message>
    <message>
        <source>Icon</source>
        <translation>Symbol</translation>
    </message>
    <message>
        <source>Icon shows</source>
        <translation>Symbol zeigt</translation>
    </message>
    <message>
        <source>What runs out first, or always one account.</source>
        <translation>Was zuerst ausgeht, oder immer ein Konto.</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Panel</source>
        <translation>Leiste</translation>
    </message>
    <message>
        <source>Matters to the monochrome icon only.</source>
        <translation>Zählt nur für das einfarbige Symbol.</translation>
    </message>
    <message>
        <source>Two limits of one account, the nearer one above.</source>
        <translation>Zwei Limits eines Kontos, das nähere oben.</translation>
    </message>
    <message>
        <source>Nearest limit</source>
        <translation>Nächstes Limit</translation>
    </message>
</context>
<context>
    <name>quotalamp::KeyFields</name>
    <message>
        <source>Key &amp;from</source>
        <translation>Schlüssel a&amp;us</translation>
    </message>
    <message>
        <source>&amp;Key</source>
        <translation>S&amp;chlüssel</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen …</translation>
    </message>
    <message>
        <source>Get a key</source>
        <translation>Schlüssel holen</translation>
    </message>
    <message>
        <source>Opens the provider&apos;s page in the browser</source>
        <translation>Öffnet die Seite des Anbieters im Browser</translation>
    </message>
    <message>
        <source>File with the key</source>
        <translation>Datei mit dem Schlüssel</translation>
    </message>
    <message>
        <source>Keychain</source>
        <translation>Schlüsselbund</translation>
    </message>
    <message>
        <source>Login of %1</source>
        <translation>Anmeldung von %1</translation>
    </message>
    <message>
        <source>Environment variable</source>
        <translation>Umgebungsvariable</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>This session only</source>
        <translation>Nur diese Sitzung</translation>
    </message>
    <message>
        <source>Pa&amp;th</source>
        <translation>&amp;Pfad</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Pfad</translation>
    </message>
    <message>
        <source>Co&amp;mmand</source>
        <translation>B&amp;efehl</translation>
    </message>
    <message>
        <source>&amp;Variable</source>
        <translation>&amp;Variable</translation>
    </message>
    <message>
        <source>Variable</source>
        <translation>Variable</translation>
    </message>
    <message>
        <source>At each check the token is read from %1 and sent to %2 only. The file is never changed.</source>
        <translation>Bei jeder Prüfung wird das Token aus %1 gelesen und nur an %2 gesendet. Die Datei wird nie geändert.</translation>
    </message>
    <message>
        <source>Read when it is needed. Only the name is stored.</source>
        <translation>Wird bei Bedarf gelesen. Gespeichert wird nur der Name.</translation>
    </message>
    <message>
        <source>The first line is the key. Only the path is stored.</source>
        <translation>Die erste Zeile ist der Schlüssel. Gespeichert wird nur der Pfad.</translation>
    </message>
    <message>
        <source>Run when the key is needed; the first line it prints is the key.</source>
        <translation>Läuft, wenn der Schlüssel gebraucht wird; die erste ausgegebene Zeile ist der Schlüssel.</translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation>unverändert</translation>
    </message>
    <message>
        <source>Kept in memory until the program ends.</source>
        <translation>Bleibt im Speicher, bis das Programm endet.</translation>
    </message>
    <message>
        <source>From %1. Saving keeps it in the keychain.</source>
        <translation>Aus %1. Beim Speichern kommt er in den Schlüsselbund.</translation>
    </message>
    <message>
        <source>Kept in the keychain and nowhere else.</source>
        <translation>Liegt im Schlüsselbund und nirgends sonst.</translation>
    </message>
    <message>
        <source>Only if your server asks for one.</source>
        <translation>Nur wenn Ihr Server einen verlangt.</translation>
    </message>
    <message>
        <source>The key was entered for %1 and is sent nowhere else. Enter the key for the new address.</source>
        <translation>Der Schlüssel wurde für %1 eingegeben und wird nirgendwohin sonst gesendet. Geben Sie den Schlüssel für die neue Adresse ein.</translation>
    </message>
    <message>
        <source>The key was entered for %1 and is not sent to the new address.</source>
        <translation>Der Schlüssel wurde für %1 eingegeben und wird nicht an die neue Adresse gesendet.</translation>
    </message>
    <message>
        <source>Enter the key again to keep it here.</source>
        <translation>Geben Sie den Schlüssel noch einmal ein, um ihn hier zu behalten.</translation>
    </message>
    <message>
        <source>There is a key already. Leave this empty to keep it.</source>
        <translation>Es gibt schon einen Schlüssel. Leer lassen, um ihn zu behalten.</translation>
    </message>
    <message>
        <source>Leave this empty to keep the key …%1.</source>
        <translation>Leer lassen, um den Schlüssel …%1 zu behalten.</translation>
    </message>
    <message>
        <source>Enter the key.</source>
        <translation>Geben Sie den Schlüssel ein.</translation>
    </message>
    <message>
        <source>Choose the provider: the key does not tell whose it is.</source>
        <translation>Wähle den Anbieter: Dem Schlüssel ist nicht anzusehen, wessen er ist.</translation>
    </message>
</context>
<context>
    <name>quotalamp::LimitsTable</name>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Tokens</translation>
    </message>
    <message>
        <source>Percent</source>
        <translation>Prozent</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Audio seconds</source>
        <translation>Audiosekunden</translation>
    </message>
    <message>
        <source>Characters</source>
        <translation>Zeichen</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Limits</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Einheit</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>Limit</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Übrig</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Reset</translation>
    </message>
    <message>
        <source>&amp;Add limit</source>
        <translation>Limit &amp;hinzufügen</translation>
    </message>
    <message>
        <source>Re&amp;move limit</source>
        <translation>Limit en&amp;tfernen</translation>
    </message>
    <message>
        <source>Unit of limit %1</source>
        <translation>Einheit von Limit %1</translation>
    </message>
</context>
<context>
    <name>quotalamp::ModelsPage</name>
    <message>
        <source>Models: %1</source>
        <translation>Modelle: %1</translation>
    </message>
    <message>
        <source>Models: %1 of %2</source>
        <translation>Modelle: %1 von %2</translation>
    </message>
    <message>
        <source>Search models</source>
        <translation>Modelle suchen</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
</context>
<context>
    <name>quotalamp::MoreSection</name>
    <message>
        <source>L&amp;ess</source>
        <translation>W&amp;eniger</translation>
    </message>
    <message>
        <source>Mor&amp;e…</source>
        <translation>M&amp;ehr …</translation>
    </message>
</context>
<context>
    <name>quotalamp::NetworkDesk</name>
    <message>
        <source>The proxy&apos;s password is used until the program ends, but not kept: %1</source>
        <translation>Das Passwort des Proxys gilt, bis das Programm endet, wird aber nicht behalten: %1</translation>
    </message>
</context>
<context>
    <name>quotalamp::NetworkPage</name>
    <message>
        <source>Network</source>
        <translation>Netzwerk</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keiner</translation>
    </message>
    <message>
        <source>HTTP</source>
        <translation>HTTP</translation>
    </message>
    <message>
        <source>SOCKS5</source>
        <translation>SOCKS5</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>Proxy</translation>
    </message>
    <message>
        <source>Servers on this machine are always reached directly.</source>
        <translation>Server auf diesem Rechner werden immer direkt erreicht.</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Rechner</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>in the keychain</source>
        <translation>im Schlüsselbund</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>Benutzername</translation>
    </message>
    <message>
        <source>Only where the proxy asks for one.</source>
        <translation>Nur wenn der Proxy danach fragt.</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Both are kept in the keychain, in no file.</source>
        <translation>Beide liegen im Schlüsselbund, in keiner Datei.</translation>
    </message>
</context>
<context>
    <name>quotalamp::NotificationsPage</name>
    <message>
        <source>Notifications</source>
        <translation>Benachrichtigungen</translation>
    </message>
    <message>
        <source>Tell me before a limit is used up</source>
        <translation>Bescheid geben, bevor ein Limit aufgebraucht ist</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>Ausprobieren</translation>
    </message>
    <message>
        <source>Shows what a notification looks like here.</source>
        <translation>Zeigt, wie eine Benachrichtigung hier aussieht.</translation>
    </message>
    <message>
        <source>Send one now</source>
        <translation>Jetzt eine senden</translation>
    </message>
    <message>
        <source>Once each, until the limit resets; not where it will last until then.</source>
        <translation>Je einmal bis zum Reset; nicht, wo das Limit bis dahin reicht.</translation>
    </message>
    <message>
        <source>Tell me when a limit is back</source>
        <translation>Melden, wenn ein Limit wieder frei ist</translation>
    </message>
    <message>
        <source>After it was used up for a while.</source>
        <translation>Nachdem es eine Weile aufgebraucht war.</translation>
    </message>
    <message>
        <source>Keep names and numbers out</source>
        <translation>Ohne Namen und Zahlen</translation>
    </message>
    <message>
        <source>Says only that a limit is nearly used up. For shared screens.</source>
        <translation>Sagt nur, dass ein Limit fast aufgebraucht ist. Für geteilte Bildschirme.</translation>
    </message>
    <message>
        <source>Thresholds</source>
        <translation>Schwellen</translation>
    </message>
    <message>
        <source>Warn from</source>
        <translation>Warnen ab</translation>
    </message>
    <message>
        <source>Colours too. An account can have its own, in its menu on the Accounts page.</source>
        <translation>Auch für die Farben. Ein Konto kann eigene haben, in seinem Menü auf der Seite Konten.</translation>
    </message>
    <message>
        <source>Urgent from</source>
        <translation>Dringend ab</translation>
    </message>
    <message>
        <source>Quiet hours</source>
        <translation>Ruhezeit</translation>
    </message>
    <message>
        <source>Show nothing at night</source>
        <translation>Nachts nichts zeigen</translation>
    </message>
    <message>
        <source>What is still urgent afterwards is told then, once.</source>
        <translation>Was danach noch dringend ist, wird dann einmal gemeldet.</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>Tell me what a reset will take</source>
        <translation>Melden, was beim Reset verfällt</translation>
    </message>
    <message>
        <source>Where half of a weekly limit is still left about a working day before it.</source>
        <translation>Wenn etwa einen Arbeitstag vorher noch die Hälfte eines Wochenlimits übrig ist.</translation>
    </message>
    <message>
        <source>Tell me when a day costs far more than usual</source>
        <translation>Melden, wenn ein Tag viel mehr kostet als sonst</translation>
    </message>
    <message>
        <source>For admin keys: more than three times what the days before cost.</source>
        <translation>Bei Admin-Schlüsseln: mehr als dreimal so viel wie die Tage davor.</translation>
    </message>
    <message>
        <source>Tell me when a limit is used elsewhere</source>
        <translation>Melden, wenn ein Limit anderswo verbraucht wird</translation>
    </message>
    <message>
        <source>While this computer is idle or locked. Looks at the times of session files, never into them.</source>
        <translation>Während dieser Computer ruht oder gesperrt ist. Sieht nur die Zeiten von Sitzungsdateien an, nie ihren Inhalt.</translation>
    </message>
</context>
<context>
    <name>quotalamp::Notifier</name>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>und %Ln weiteres</numerusform>
            <numerusform>und %Ln weitere</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln limits need attention</source>
        <translation>
            <numerusform>%Ln Limit braucht Aufmerksamkeit</numerusform>
            <numerusform>%Ln Limits brauchen Aufmerksamkeit</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>quotalamp::Poller</name>
    <message>
        <source>“%1” describes no provider; “quotalamp provider check” tells why.</source>
        <translation>„%1“ beschreibt keinen Anbieter; „quotalamp provider check“ sagt, warum.</translation>
    </message>
</context>
<context>
    <name>quotalamp::PrivacyPage</name>
    <message>
        <source>Forgotten. The next check starts anew.</source>
        <translation>Vergessen. Die nächste Prüfung beginnt von vorn.</translation>
    </message>
    <message>
        <source>Nothing is kept.</source>
        <translation>Nichts wird behalten.</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>Datenschutz</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>In the system&apos;s keychain, or where you keep them. Each is sent to its provider only.</source>
        <translation>Im Schlüsselbund des Systems, oder wo Sie sie aufbewahren. Jeder geht nur an seinen Anbieter.</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>Accounts and settings</source>
        <translation>Konten und Einstellungen</translation>
    </message>
    <message>
        <source>Readings and requests</source>
        <translation>Messwerte und Anfragen</translation>
    </message>
    <message>
        <source>The number of today&apos;s paid probes stays, so that a cap holds.</source>
        <translation>Die Zahl der heutigen bezahlten Abfragen bleibt, damit eine Obergrenze gilt.</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>Open the folder of accounts and settings</source>
        <translation>Ordner der Konten und Einstellungen öffnen</translation>
    </message>
    <message>
        <source>Open the folder of readings and requests</source>
        <translation>Ordner der Messwerte und Anfragen öffnen</translation>
    </message>
    <message>
        <source>Forget now</source>
        <translation>Jetzt vergessen</translation>
    </message>
    <message>
        <source>Incidents</source>
        <translation>Störungen</translation>
    </message>
    <message>
        <source>Ask status pages for incidents</source>
        <translation>Statusseiten nach Störungen fragen</translation>
    </message>
    <message>
        <source>None of your providers has a status page that could be asked.</source>
        <translation>Keiner der Anbieter hat eine Statusseite, die gefragt werden könnte.</translation>
    </message>
    <message>
        <source>Ask %1, at most every 10 minutes and without a key.</source>
        <translation>%1 fragen, höchstens alle 10 Minuten und ohne Schlüssel.</translation>
    </message>
    <message>
        <source>To your providers and their status pages only. No telemetry, no update checks.</source>
        <translation>Nur zu den Anbietern und deren Statusseiten. Keine Telemetrie, keine Suche nach Updates.</translation>
    </message>
    <message>
        <source>Forget readings, requests and the history</source>
        <translation>Messwerte, Anfragen und Verlauf vergessen</translation>
    </message>
    <message>
        <source>Forget all readings and the whole history?</source>
        <translation>Alle Messwerte und den ganzen Verlauf vergessen?</translation>
    </message>
    <message>
        <source>This cannot be undone. quotalamp history export keeps a copy in a file.</source>
        <translation>Das lässt sich nicht rückgängig machen. quotalamp history export bewahrt eine Kopie in einer Datei.</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Vergessen</translation>
    </message>
    <message>
        <source>To your providers, their status pages and your webhook at %1 only. No telemetry, no update checks.</source>
        <translation>Nur zu den Anbietern, ihren Statusseiten und dem Webhook bei %1. Keine Telemetrie, keine Suche nach Updates.</translation>
    </message>
    <message>
        <source>Limits in session files</source>
        <translation>Limits in Sitzungsdateien</translation>
    </message>
    <message>
        <source>None of your accounts uses the login of a tool that writes its limits down.</source>
        <translation>Keines der Konten nutzt die Anmeldung eines Werkzeugs, das seine Limits aufschreibt.</translation>
    </message>
    <message>
        <source>Read the limits that %1 writes into its session files while it works, and nothing else of them.</source>
        <translation>Die Limits lesen, die %1 beim Arbeiten in seine Sitzungsdateien schreibt, und sonst nichts daraus.</translation>
    </message>
    <message>
        <source>Read limits in session files</source>
        <translation>Limits in Sitzungsdateien lesen</translation>
    </message>
</context>
<context>
    <name>quotalamp::ProbeFields</name>
    <message>
        <source>Pa&amp;id probe</source>
        <translation>Be&amp;zahlte Abfrage</translation>
    </message>
    <message>
        <source>Probe &amp;model</source>
        <translation>&amp;Modell der Abfrage</translation>
    </message>
    <message>
        <source>a cheap one, chosen by itself</source>
        <translation>ein billiges, von selbst gewählt</translation>
    </message>
</context>
<context>
    <name>quotalamp::ProbingPage</name>
    <message>
        <source>Probing</source>
        <translation>Abfragen</translation>
    </message>
    <message>
        <source> min</source>
        <comment>minutes, after a number</comment>
        <translation> min</translation>
    </message>
    <message>
        <source>Check every</source>
        <translation>Prüfen alle</translation>
    </message>
    <message>
        <source>Less often where a provider asks for that.</source>
        <translation>Seltener, wo ein Anbieter darum bittet.</translation>
    </message>
    <message>
        <source>No limit</source>
        <translation>Unbegrenzt</translation>
    </message>
    <message>
        <source>Paid probes a day</source>
        <translation>Bezahlte Abfragen am Tag</translation>
    </message>
    <message>
        <source>For all accounts together, also when you refresh by hand. With 0 there are none.</source>
        <translation>Für alle Konten zusammen, auch wenn Sie selbst aktualisieren. Bei 0 gibt es keine.</translation>
    </message>
</context>
<context>
    <name>quotalamp::ProviderDesk</name>
    <message>
        <source>%1 is left out; quotalamp provider check says why.</source>
        <translation>%1 wird übergangen; quotalamp provider check sagt, warum.</translation>
    </message>
</context>
<context>
    <name>quotalamp::ProviderDialog</name>
    <message>
        <source>Another provider</source>
        <translation>Anderer Anbieter</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>&amp;Base URL</source>
        <translation>&amp;Basis-URL</translation>
    </message>
    <message>
        <source>&amp;Key</source>
        <translation>S&amp;chlüssel</translation>
    </message>
    <message>
        <source>&amp;Header</source>
        <translation>&amp;Header</translation>
    </message>
    <message>
        <source>&amp;Request</source>
        <translation>An&amp;frage</translation>
    </message>
    <message>
        <source>A GET that costs nothing, such as the list of models.</source>
        <translation>Ein GET, das nichts kostet, etwa die Modellliste.</translation>
    </message>
    <message>
        <source>&amp;Models</source>
        <translation>&amp;Modelle</translation>
    </message>
    <message>
        <source>Where the answer lists them, as a JSON pointer with * for each; may be empty.</source>
        <translation>Wo die Antwort sie auflistet: ein JSON-Zeiger mit * für jedes; darf leer sein.</translation>
    </message>
    <message>
        <source>&amp;Limits</source>
        <translation>&amp;Limits</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>In another header</source>
        <translation>In einem anderen Header</translation>
    </message>
    <message>
        <source>None is needed</source>
        <translation>Keiner nötig</translation>
    </message>
    <message>
        <source>In the answer&apos;s headers</source>
        <translation>In den Headern der Antwort</translation>
    </message>
    <message>
        <source>In the answer&apos;s JSON</source>
        <translation>Im JSON der Antwort</translation>
    </message>
    <message>
        <source>JSON pointers, such as /usage/requests/limit.</source>
        <translation>JSON-Zeiger, etwa /usage/requests/limit.</translation>
    </message>
    <message>
        <source>Header names, such as x-ratelimit-limit-requests.</source>
        <translation>Header-Namen, etwa x-ratelimit-limit-requests.</translation>
    </message>
    <message>
        <source>A name is missing.</source>
        <translation>Ein Name fehlt.</translation>
    </message>
    <message>
        <source>The base URL is missing.</source>
        <translation>Die Basis-URL fehlt.</translation>
    </message>
    <message>
        <source>The name of the header is missing.</source>
        <translation>Der Name des Headers fehlt.</translation>
    </message>
    <message>
        <source>%1 (demo)</source>
        <comment>a window&apos;s title</comment>
        <translation>%1 (Demo)</translation>
    </message>
    <message>
        <source>It is kept as a file in the folder of your settings; edit the file for more options.</source>
        <translation>Er wird als Datei im Ordner der Einstellungen abgelegt; in der Datei lässt sich mehr einstellen.</translation>
    </message>
    <message>
        <source>Enter where each limit, or what is left, is found.</source>
        <translation>Für jedes Limit fehlt, wo das Limit oder der Rest steht.</translation>
    </message>
</context>
<context>
    <name>quotalamp::RemoteCommands</name>
    <message>
        <source>Quotalamp is running already and does not answer; end it to start it anew.</source>
        <translation>Quotalamp läuft schon und antwortet nicht; zum Neustart muss es erst beendet werden.</translation>
    </message>
</context>
<context>
    <name>quotalamp::ServeProgram</name>
    <message>
        <source>Metrics are at %1</source>
        <translation>Metriken gibt es unter %1</translation>
    </message>
    <message>
        <source>Quotalamp runs already and asks the providers; this tells what that one knows.</source>
        <translation>Quotalamp läuft schon und fragt die Anbieter; hier steht, was jenes weiß.</translation>
    </message>
    <message>
        <source>The tray app asks the providers from now on; this tells what that one knows.</source>
        <translation>Die App im Infobereich fragt die Anbieter ab jetzt; hier steht, was sie weiß.</translation>
    </message>
</context>
<context>
    <name>quotalamp::SettingsWindow</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Konten</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Benachrichtigungen</translation>
    </message>
    <message>
        <source>Probing</source>
        <translation>Abfragen</translation>
    </message>
    <message>
        <source>General</source>
        <translation>Allgemein</translation>
    </message>
    <message>
        <source>Icon</source>
        <translation>Symbol</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netzwerk</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>Datenschutz</translation>
    </message>
    <message>
        <source>Settings (demo)</source>
        <translation>Einstellungen (Demo)</translation>
    </message>
    <message>
        <source>Working hours</source>
        <translation>Arbeitszeit</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
</context>
<context>
    <name>quotalamp::SnoozeButton</name>
    <message>
        <source>Snooze…</source>
        <translation>Ruhe …</translation>
    </message>
    <message>
        <source>Until each limit resets</source>
        <translation>Bis zum Reset jedes Limits</translation>
    </message>
    <message>
        <source>For an hour</source>
        <translation>Für eine Stunde</translation>
    </message>
    <message>
        <source>For a day</source>
        <translation>Für einen Tag</translation>
    </message>
    <message>
        <source>Tell me again</source>
        <translation>Wieder benachrichtigen</translation>
    </message>
</context>
<context>
    <name>quotalamp::StartAtLogin</name>
    <message>
        <source>Start at login could not be changed: %1</source>
        <translation>Der Start bei der Anmeldung ließ sich nicht ändern: %1</translation>
    </message>
    <message>
        <source>Quotalamp shows in the panel what is left of your limits.</source>
        <translation>Quotalamp zeigt in der Leiste, was von den Limits übrig ist.</translation>
    </message>
</context>
<context>
    <name>quotalamp::Strip</name>
    <message>
        <source>Quotalamp strip</source>
        <translation>Quotalamp-Leiste</translation>
    </message>
</context>
<context>
    <name>quotalamp::TextLine</name>
    <message>
        <source>Left or used (U)</source>
        <translation>Übrig oder verbraucht (U)</translation>
    </message>
    <message>
        <source>Countdown or time of day (T)</source>
        <translation>Dauer oder Uhrzeit (T)</translation>
    </message>
</context>
<context>
    <name>quotalamp::ThresholdsDialog</name>
    <message>
        <source>Own</source>
        <translation>Eigene</translation>
    </message>
    <message>
        <source>%1: own thresholds</source>
        <translation>%1: eigene Schwellen</translation>
    </message>
    <message>
        <source>%1: warn from</source>
        <translation>%1: warnen ab</translation>
    </message>
    <message>
        <source>%1: urgent from</source>
        <translation>%1: dringend ab</translation>
    </message>
    <message>
        <source>Thresholds of %1</source>
        <translation>Schwellen von %1</translation>
    </message>
    <message>
        <source>Whole account</source>
        <translation>Ganzes Konto</translation>
    </message>
    <message>
        <source>Warn from, and urgent from, in percent used.</source>
        <translation>Warnen ab und dringend ab, in Prozent des Verbrauchs.</translation>
    </message>
    <message>
        <source>Warn below</source>
        <translation>Warnen unter</translation>
    </message>
    <message>
        <source>%1: warn below an amount</source>
        <translation>%1: unter einem Betrag warnen</translation>
    </message>
    <message>
        <source>%1: warn below</source>
        <translation>%1: warnen unter</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>Höchstens</translation>
    </message>
    <message>
        <source>Set a budget for a month</source>
        <translation>Budget für einen Monat festlegen</translation>
    </message>
    <message>
        <source>Budget for a month</source>
        <translation>Budget für einen Monat</translation>
    </message>
    <message>
        <source>Your own; the provider does not know of it.</source>
        <translation>Ihr eigenes; der Anbieter weiß nichts davon.</translation>
    </message>
    <message>
        <source>%1 (demo)</source>
        <comment>a window&apos;s title</comment>
        <translation>%1 (Demo)</translation>
    </message>
</context>
<context>
    <name>quotalamp::Tray</name>
    <message>
        <source>&amp;Open</source>
        <translation>&amp;Öffnen</translation>
    </message>
    <message>
        <source>&amp;Refresh now</source>
        <translation>&amp;Jetzt aktualisieren</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>&amp;Einstellungen …</translation>
    </message>
    <message>
        <source>&amp;Add account…</source>
        <translation>&amp;Konto hinzufügen …</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
</context>
<context>
    <name>quotalamp::Webhook</name>
    <message>
        <source>The webhook at %1 answered HTTP %2.</source>
        <translation>Der Webhook bei %1 antwortete HTTP %2.</translation>
    </message>
    <message>
        <source>The webhook at %1 redirects elsewhere, which is not followed: enter the address that it redirects to.</source>
        <translation>Der Webhook bei %1 leitet weiter, und dem wird nicht gefolgt: Die Adresse eingeben, auf die er weiterleitet.</translation>
    </message>
    <message>
        <source>No secure connection to the webhook at %1: this computer does not know who issued its certificate.</source>
        <translation>Keine sichere Verbindung zum Webhook bei %1: Dieser Rechner kennt den Aussteller seines Zertifikats nicht.</translation>
    </message>
    <message>
        <source>The webhook at %1 is out of reach for long: an event was dropped.</source>
        <translation>Der Webhook bei %1 ist seit längerem nicht erreichbar: Ein Ereignis ging verloren.</translation>
    </message>
    <message>
        <source>The keychain has no token for the webhook at %1: enter it again.</source>
        <translation>Der Schlüsselbund hat kein Token für den Webhook bei %1: Es noch einmal eingeben.</translation>
    </message>
    <message>
        <source>The webhook&apos;s token cannot be read: %1</source>
        <translation>Das Token des Webhooks ist nicht zu lesen: %1</translation>
    </message>
</context>
<context>
    <name>quotalamp::WorkingPage</name>
    <message numerus="yes">
        <source>Learned from your last %Ln weeks</source>
        <translation>
            <numerusform>Gelernt aus der letzten Woche</numerusform>
            <numerusform>Gelernt aus den letzten %Ln Wochen</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing learned yet</source>
        <translation>Noch nichts gelernt</translation>
    </message>
    <message>
        <source>It takes two weeks of readings, with this program running.</source>
        <translation>Dafür braucht es Messwerte von zwei Wochen, in denen das Programm läuft.</translation>
    </message>
    <message>
        <source>Nothing learned</source>
        <translation>Nichts gelernt</translation>
    </message>
    <message>
        <source>Your limits are used on all days and at all hours alike.</source>
        <translation>Die Limits werden an allen Tagen und zu allen Stunden gleich genutzt.</translation>
    </message>
    <message>
        <source>Working hours</source>
        <translation>Arbeitszeit</translation>
    </message>
    <message>
        <source>Time that counts</source>
        <translation>Was zählt</translation>
    </message>
    <message>
        <source>Even pace, forecasts and warnings go by it: a quiet weekend is no alarm on Monday.</source>
        <translation>Danach richten sich gleichmäßiges Tempo, Vorhersagen und Warnungen: Ein ruhiges Wochenende ist am Montag kein Alarm.</translation>
    </message>
    <message>
        <source>All the time</source>
        <translation>Die ganze Zeit</translation>
    </message>
    <message>
        <source>My days and hours</source>
        <translation>Meine Tage und Stunden</translation>
    </message>
    <message>
        <source>Days and hours</source>
        <translation>Tage und Stunden</translation>
    </message>
    <message>
        <source>Same hours every day</source>
        <translation>Jeden Tag gleich</translation>
    </message>
    <message>
        <source>Gives all days that count the hours of the first one.</source>
        <translation>Gibt allen Tagen, die zählen, die Stunden des ersten.</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>From your history</source>
        <translation>Aus dem Verlauf</translation>
    </message>
    <message>
        <source>Use these</source>
        <translation>Diese verwenden</translation>
    </message>
</context>
</TS>
