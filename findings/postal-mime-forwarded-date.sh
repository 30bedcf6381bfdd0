#!/usr/bin/env bash
# Package: postal-mime 4.0.0.
# Expected: the head of a message/rfc822 part that is read inline keeps its Date as it was sent.
# Seen: the date is written anew in the time zone and the locale of the machine that parses, without its offset:
# 23:30 on the 12th in New York becomes `11/13/2026, 04:30:00`, or `13.11.2026, 04:30:00`.
# What follows for us: forwarded receipts are taken as attachments (`forceRfc822Attachments`) and parsed by themselves.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund postal-mime@4.0.0
cat >read.mjs <<'JS'
import PostalMime from 'postal-mime';
const inner = ['From: Shop <shop@example.org>', 'Date: Thu, 12 Nov 2026 23:30:00 -0500', 'Subject: Receipt', 'Content-Type: text/plain', '', 'Milk 1.09'];
const outer = ['From: me@example.net', 'Content-Type: multipart/mixed; boundary=b', '', '--b', 'Content-Type: message/rfc822', '', ...inner, '--b--'];
const mail = await PostalMime.parse(outer.join('\r\n'));
console.log(mail.text.split('\n').find((line) => line.includes('2026')) ?? 'no date');
JS
utc=$(TZ=UTC node read.mjs)
german=$(TZ=UTC LC_ALL=de_DE.UTF-8 node read.mjs 2>/dev/null)
tokyo=$(TZ=Asia/Tokyo node read.mjs)
echo "postal-mime 4.0.0, TZ=UTC:        $utc"
echo "postal-mime 4.0.0, TZ=Asia/Tokyo: $tokyo"
echo "postal-mime 4.0.0, LC_ALL=de_DE:  $german"
[ "$utc" != "$tokyo" ] || { echo "The head no longer follows the machine."; exit 1; }
case "$utc" in *-0500*) echo "The head keeps the offset."; exit 1 ;; esac
