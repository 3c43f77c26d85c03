#!/bin/sh
# Words for Node that lie in the environment must not reach this program.
unset NODE_OPTIONS NODE_PATH NODE_EXTRA_CA_CERTS
# What Node compiled once it need not compile at the next start.
cache="${XDG_CACHE_HOME:-$HOME/.cache}/cardwright"
if [ -n "$HOME$XDG_CACHE_HOME" ]; then NODE_COMPILE_CACHE="$cache"; export NODE_COMPILE_CACHE; fi
exec /usr/lib/cardwright/node /usr/lib/cardwright/app/main-chromium-app.js "$@"
