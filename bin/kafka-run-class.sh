#!/bin/sh
case $0 in */*) self=$0 ;; *) self=./$0 ;; esac
[ -L "$self" ] && self=$(readlink -f "$self")
exec "${self%/*}/kavka" run-class "$@"
