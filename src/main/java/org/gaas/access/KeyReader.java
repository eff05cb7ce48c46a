package org.gaas.access;

/** Reads the public half of an ssh key. */
public interface KeyReader {
    /**
     * @param line what a file that ends with {@code .pub} holds
     * @throws org.gaas.engine.InvalidInput {@code FIELD_REQUIRED}, {@code KEY_PRIVATE}, {@code KEY_INVALID} or
     *     {@code KEY_WEAK}; its sentence repeats nothing of what was read
     */
    SshKey read(String line);
}
