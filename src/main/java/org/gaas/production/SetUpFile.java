package org.gaas.production;

import org.gaas.applications.RelativePath;

/**
 * A small file of a trial that goes on to production.
 *
 * @param position its place among the descriptor's files of set-up data, counted from 0: what it is called differs by
 *     environment
 * @param path what it is called at the trial
 * @param content plain text of at most 8 kB
 */
record SetUpFile(int position, RelativePath path, String content) {}
