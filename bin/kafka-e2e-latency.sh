#!/bin/sh
exec "$(dirname "$(readlink -f "$0")")/kavka" e2e-latency "$@"
