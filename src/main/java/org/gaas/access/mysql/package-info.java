/** The adapter to MariaDB. */
@NamedInterface("mysql")
package org.gaas.access.mysql;

import org.springframework.modulith.NamedInterface;
