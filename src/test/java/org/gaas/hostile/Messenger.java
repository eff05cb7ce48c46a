package org.gaas.hostile;

import java.util.List;

/** Brings bad values of some fields to a door, and tells what was answered each time. */
interface Messenger {
    boolean carries(Row row, Door door);

    List<Got> bring(Row row, Door door) throws Exception;
}
