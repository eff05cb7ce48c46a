#!/bin/sh
# A release that answers, and does not work: status 200 proves nothing.
echo "Undefined function patient_list() in index.cgi" >&2
printf 'Content-Type: text/html;charset=UTF-8\r\n\r\n'
echo '<!doctype html><title>Error</title><p>An error occurred!</p>'
