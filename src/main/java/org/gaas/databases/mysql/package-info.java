/** The adapter to MariaDB and MySQL. */
@NamedInterface("mysql")
package org.gaas.databases.mysql;

import org.springframework.modulith.NamedInterface;
