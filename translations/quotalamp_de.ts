<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en">
<context>
    <name>quotalamp</name>
    <message>
        <source>The account is removed, but not its key: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A key is never an argument, others could read it there: it is read from standard input.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A key comes from keychain, env:NAME, file:PATH or command:CMD.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The label is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another account has this label.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A paid probe is sent never, when-needed or always.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>API key for %1, or nothing: </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>API key for %1: </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adds an account. Its key is read from standard input.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An id from: quotalamp provider list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your name for the account.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the provider is, if not at its usual address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the key is: keychain, env:NAME, file:PATH or command:CMD.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When a request that costs a token may be sent: never, when-needed or always.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such provider%1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Added &apos;%1&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lists the accounts; never their keys.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All accounts, in your order.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print it as JSON.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Provider</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removes an account, and its key from the keychain.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A label or an id.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removed &apos;%1&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gives an account another label.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The new label.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replaces an account&apos;s key by one read from standard input.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This account&apos;s key is not in the keychain: change it in %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replaced the key of &apos;%1&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something is missing: quotalamp %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such command%1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show this help.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such option%1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An option lacks its value, or has one too many.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are too many words: quotalamp %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How it is used: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the tray app; in the background without its window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the tray app on a built-in demo provider</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what is left of each account&apos;s limits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>adds an account; its key is read from standard input</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the accounts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>removes an account and its key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gives an account another label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>replaces an account&apos;s key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the providers there are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>more about a command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quotalamp shows what is left of AI providers&apos; rate limits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exit status: 0 as hoped, 1 some account not reachable, 2 wrong usage, 3 no such account, 4 unknown, 5 keychain or storage failed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key is too long.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tray app is not installed: quotalamp-desktop is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tray app could not be started.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>optional</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where to get a key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lists the providers there are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All providers with their ids, for: quotalamp account add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no account &apos;%1&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no account yet. Add one: quotalamp account add PROVIDER</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows what is left of each account&apos;s limits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A label or an id. Without one: all accounts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How to print it: table or json.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same as --format json.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask the providers even where a recent answer is known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask the built-in demo provider instead; nothing of yours is touched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such format%1: it is table or json.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The demo provider could not start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>used up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 in, %2 out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not checked yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>checked %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no limits known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: used up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2 left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The base URL must begin with https://.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The base URL has no host.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The base URL must not hold a user name or password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The base URL must not hold “?” or “#”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The base URL is not valid.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unencrypted http:// is only allowed to this computer. Use https://.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The base URL is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The base URL must not hold spaces, backslashes or control characters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No API key configured.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Invalid API key (401).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Invalid API key (HTTP %1).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key may not do this (HTTP %1).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The credit is used up (HTTP %1).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rate limited (HTTP %1).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is overloaded (HTTP %2).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 answered HTTP %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 unreachable.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 unreachable: timed out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No secure connection to %1: its certificate was not accepted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redirected elsewhere (HTTP %1); not followed, so that the key stays here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer is not from %1: check the base URL and the network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 sent too much data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keychain is locked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No keychain is running.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Live usage not supported for provider &apos;%1&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At this pace it runs out %1, %2 early</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>used up · %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter key…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace key…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlock…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit account…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was lost. The key is still there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start one, or enter the key for this session.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next try in %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 in, %2 out</source>
        <comment>tokens of a sample</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>answers in %1 ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 loaded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 models, none loaded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key accepted · %1 models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>limits unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no limits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>checking…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>last seen %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>full again in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>an account, its error</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>an account, its state</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (last seen %2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>under </source>
        <comment>before a percentage: less than</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next wall</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No wall in sight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next relief</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking %1 of %2…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checked %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not checked yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 paid probe today</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n paid probes today</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>The key is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key is too long to be one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key has a blank, a control character or a letter beyond ASCII; copy it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>requests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Input tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>input tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Output tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>output tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Priority input tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>priority input tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Priority output tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>priority output tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Project requests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>project requests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Project tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>project tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Input images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>input images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 per day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 per hour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 in 30 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1m %2s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1h %2m</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>d</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1d %2h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1%</source>
        <comment>a percentage</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1B</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1M</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1k</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>due, not confirmed yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>resets in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>just now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>a limit, when it comes back</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>weekday, time</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the name of the variable.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A variable&apos;s name has letters, digits and underscores only. It is not the key itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the file that holds the key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the whole path, from / on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter a label: your own name for this account.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is too long.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the command that prints the key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This looks like a key of %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This does not look like a key of %1. Check that all of it was copied.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Never</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Always</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Limits may stay unknown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One token with every check.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One token, when free answers show no limits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Costs nothing. Some providers then show no limits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Costs one token with every check.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Costs one token when free answers show no limits, at most once in five minutes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>key from %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>key from a command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>key for this session only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>key in the keychain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>key …%1 in the keychain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was learned of its limits is forgotten.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its key stays where it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its key, in memory only, is forgotten too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its key is deleted from the keychain; at %1 it stays valid until you revoke it there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>provider, label</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No usable key in %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The environment variable %1 is not set.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no file %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file %1 cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key was kept for one session only; enter it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keychain&apos;s entry holds no usable key; enter it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The command for the key failed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the command&apos;s output</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The base URL has changed; enter the key for %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 could not be written: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is a link, no plain file or another user&apos;s file; it was not read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 could not be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is too large; it was not read and will be kept aside.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is damaged; it was not read and will be kept aside.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it would be too large.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what is there is no plain file of yours.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its folder is missing or another user&apos;s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the damaged file could not be kept aside.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) in %1 were not understood and left alone.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Must begin with a small letter and hold only small letters, digits and hyphens.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Must be a JSON pointer such as /data/*/id.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Must be a JSON pointer with one * such as /data/*/id.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Must be a path that begins with one /, without spaces and #.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Must begin with https://.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Must be a header name in small letters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Must be a header name in small letters, which may hold $kind.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown word “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Must be “required” or “optional”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Must hold only printable ASCII.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is no regular expression.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Names must be in small letters, values printable ASCII.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The header “%1” is not for a descriptor to set.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Must be the name of a query parameter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“paid” is taken.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Must name at least one model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its key is not in the body.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is none of the kinds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Must hold $kind where there are kinds, and only there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Must be “infer” or a length such as 1m, 5h or 7d.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Must hold only small letters, digits, hyphens and $kind.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There must be a limit or a remaining header.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is there twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is no other id for this provider.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Must have at least one request.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Must be beginnings of header names in small letters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>line %1, column %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is no JSON: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Must be an object.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Must be a text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Must be true or false.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Must be a number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Must be a list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Must not be empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Must be a whole number from %1 to %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Must be a list of texts that are not empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Must hold only texts that are not empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Has more than %1 entries.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>quotalamp::AccountDesk</name>
    <message>
        <source>The account is removed, but its key is still in the keychain: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>It works: %n models.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>quotalamp::AccountDialog</name>
    <message>
        <source>Edit account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Testing…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep for this session only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking the provider…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>quotalamp::AccountForm</name>
    <message>
        <source>&amp;Provider</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Base URL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key &amp;from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pa&amp;id probe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Get a key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opens the provider&apos;s page in the browser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>your own name for it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keychain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Environment variable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This session only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File with the key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pa&amp;th</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Co&amp;mmand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Variable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Variable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written out, this host is %1. Check that it is the one you mean.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests go to %1 only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key is sent to %1 only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read when it is needed. Only the name is stored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first line is the key. Only the path is stored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run when the key is needed; the first line it prints is the key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept in memory until the program ends.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept in the keychain and nowhere else.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only if your server asks for one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key was entered for %1 and is sent nowhere else. Enter the key for the new address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key was entered for %1 and is not sent to the new address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the key again to keep it here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a key already. Leave this empty to keep it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave this empty to keep the key …%1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the key.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>quotalamp::AccountRow</name>
    <message>
        <source>Actions for %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>quotalamp::AccountsPage</name>
    <message>
        <source>Made up by the demo.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Printed by %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None. Requests go out without one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In memory until the program ends.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the keychain. Never shown, never written elsewhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>…%1, in the keychain. Never shown, never written elsewhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>host, place of the key</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paid probe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add account…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No accounts yet. Add one to see what is left of its limits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter key…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace key…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace &amp;key…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Re&amp;name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move &amp;up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move &amp;down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Remove…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove %1?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>quotalamp::GaugeWidget</name>
    <message>
        <source>%1 left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>state, what is left</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no limits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>calm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not current</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>warning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>critical</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>used up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>paused</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>quotalamp::GeneralPage</name>
    <message>
        <source>General</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>System</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the popup when I click elsewhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pin in the popup keeps it open.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>quotalamp::NotificationsPage</name>
    <message>
        <source>Notifications</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tell me before a limit is used up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Once each at 75, 90 and 100% used, until the limit resets.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows what a notification looks like here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send one now</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>quotalamp::Notifier</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n limits need attention</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>quotalamp::ProbingPage</name>
    <message>
        <source>Probing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> min</source>
        <comment>minutes, after a number</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check every</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Less often where a provider asks for that.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>quotalamp::SettingsWindow</name>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Probing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>General</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>quotalamp::Tray</name>
    <message>
        <source>&amp;Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Refresh now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Add account…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>quotalamp::TrayProgram</name>
    <message>
        <source>The demo could not start: no free port on this machine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quotalamp is running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This desktop shows no tray icons. Start Quotalamp again to open its window.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notifications work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is how Quotalamp tells you that a limit is near.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quotalamp</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
