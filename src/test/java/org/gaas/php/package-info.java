/** Applications in PHP that behave as real ones do, for tests. */
package org.gaas.php;
