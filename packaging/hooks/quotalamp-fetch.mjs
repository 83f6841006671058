// SPDX-License-Identifier: MIT
// Shows Quotalamp the rate limits of answers that a program gets anyway, for clients that are made of fetch.
//
//     import OpenAI from "openai";
//     import { observingFetch } from "./quotalamp-fetch.mjs";
//
//     const client = new OpenAI({ fetch: observingFetch("work") });
//
// "work" is an account of Quotalamp's, by its label or id. The Anthropic SDK takes a fetch in the same way, and
// `globalThis.fetch = observingFetch("work")` sees all of a program's answers.
//
// Only the headers named below are looked at, never a body, a key, a cookie or the request. They go to one
// `quotalamp observe` process, which is started with the first answer. The client never waits for it, nothing that goes
// wrong there reaches the client, and it keeps no program from ending. Where there is more than can be told, it is left out.

import { spawn } from "node:child_process";

const wanted = new RegExp(
    "ratelimit|rate-limit|-call-limit$|^retry-after(-ms)?$|^date$" +
        "|^x-codex-(.+-)?((primary|secondary)-(used-percent|window-minutes|reset-at|reset-after-seconds)|limit-name)$",
);
const secret = /KEY|TOKEN|SECRET|PASSWORD|CREDENTIAL/i;
const mostHeaders = 64;
const longestValue = 200;
const mostWaiting = 64 * 1024; // bytes
const longestWait = 2_000; // ms, for a process that does not read
const betweenStarts = 60_000; // ms, where the process ends by itself

class Pipe {
    #words;
    #command;
    #child = null;
    #startedAt = null;
    #patience = null;

    constructor(account, command) {
        this.#command = command;
        this.#words = ["observe", account, "--input", "jsonl"];
    }

    hand(response) {
        const headers = [];
        for (const [name, value] of response.headers) {
            if (wanted.test(name.toLowerCase().replaceAll("_", "-")) && headers.length < mostHeaders)
                headers.push([name, value.slice(0, longestValue)]);
        }
        if (!headers.some(([name]) => name !== "date"))
            return;
        const input = this.#input();
        if (!input || input.writableLength > mostWaiting)
            return;
        // With the time the age of an answer does not hang on the clocks of both sides being alike.
        const at = new Date().toISOString();
        input.write(JSON.stringify({ status: response.status, at, headers }) + "\n");
        // What nobody reads would keep the program from ending.
        if (input.writableLength > 0 && !this.#patience) {
            this.#patience = setTimeout(() => {
                this.#patience = null;
                if (input.writableLength > 0)
                    input.destroy();
            }, longestWait).unref();
        }
    }

    #input() {
        if (this.#child)
            return this.#child.stdin;
        const now = Date.now();
        if (this.#startedAt !== null && Math.abs(now - this.#startedAt) < betweenStarts)
            return null;
        this.#startedAt = now;
        const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !secret.test(name)));
        const child = spawn(this.#command, this.#words, { stdio: ["pipe", "ignore", "ignore"], env });
        const drop = () => {
            if (this.#child === child)
                this.#child = null;
        };
        child.on("error", drop);
        child.on("exit", drop);
        child.stdin.on("error", drop);
        child.stdin.on("close", drop);
        child.unref();
        child.stdin.unref();
        this.#child = child;
        return child.stdin;
    }
}

/** A fetch that does what `options.fetch` does, and shows the limits of its answers to `options.command observe account`. */
export function observingFetch(account, options = {}) {
    const ask = options.fetch ?? globalThis.fetch;
    const pipe = new Pipe(account, options.command ?? "quotalamp");
    return async function fetch(...request) {
        const response = await ask(...request);
        try {
            pipe.hand(response);
        } catch {
            // The client's work is not ours to disturb.
        }
        return response;
    };
}
