#!/usr/bin/env bash
# Makes sure that the browser tests find a Chromium: the system's headless shell, its whole browser, or Playwright's build.
set -eu

if [ -x /usr/bin/chromium-headless-shell ]; then
    exit 0
fi
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    timeout 300 apt-get update && DEBIAN_FRONTEND=noninteractive timeout 600 apt-get install -y chromium-headless-shell || true
fi
if [ -x /usr/bin/chromium-headless-shell ] || [ -x /usr/bin/chromium ]; then
    exit 0
fi
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    exec .venv/bin/python -m playwright install --with-deps chromium
fi
exec .venv/bin/python -m playwright install chromium
