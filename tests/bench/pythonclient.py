#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What a script of one's own would be: asks every account of accounts.json by httpx, with one TLS context for all.

    tests/bench/pythonclient.py ACCOUNTS.JSON [ISSUER.PEM]

The same requests as `quotalamp status --json --refresh`, six connections to each origin, and the same numbers printed.
"""

import asyncio
import json
import os
import ssl
import sys

import httpx

MOST_CONNECTIONS = 6


async def look(account, client, turns, key):
    async with turns[account["base_url"]]:
        answer = await client.get(account["base_url"] + "/v1/models", headers={"authorization": f"Bearer {key}"})
    answer.raise_for_status()
    limits = {name: value for name, value in answer.headers.items() if name.startswith("x-ratelimit-")}
    return {"id": account["id"], "limits": limits, "models": [model["id"] for model in answer.json()["data"]][:20]}


async def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        accounts = json.load(file)["accounts"]
    context = ssl.create_default_context(cafile=sys.argv[2] if len(sys.argv) > 2 else None)
    turns = {account["base_url"]: asyncio.Semaphore(MOST_CONNECTIONS) for account in accounts}
    limits = httpx.Limits(max_connections=None, max_keepalive_connections=None)
    key = os.environ["QUOTALAMP_BENCH_KEY"]
    async with httpx.AsyncClient(verify=context, limits=limits, trust_env=False, timeout=30) as client:
        found = await asyncio.gather(*(look(account, client, turns, key) for account in accounts))
    print(json.dumps(found))


asyncio.run(main())
