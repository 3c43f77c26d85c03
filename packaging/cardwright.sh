#!/bin/sh
# Words for Node that lie in the environment must not reach this program.
unset NODE_OPTIONS NODE_PATH NODE_EXTRA_CA_CERTS
exec /usr/lib/cardwright/node /usr/lib/cardwright/app/main-chromium-app.js "$@"
