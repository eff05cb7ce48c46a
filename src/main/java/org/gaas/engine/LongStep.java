package org.gaas.engine;

/**
 * A service task that may take longer than a minute: an external task that the desk serves itself. The bean
 * {@code shipRelease} serves the topic {@code ship-release}.
 */
public interface LongStep {
    /**
     * Starts the operation named {@link LongTask#operation()}, or attaches to it when it runs already. Returns at once.
     *
     * @throws Refusal the business says no; the diagram knows the path
     */
    void begin(LongTask task) throws Refusal;

    /**
     * How far the operation is. Called again and again after {@code begin}, perhaps by another node of the desk.
     *
     * @throws Refusal the business says no; the diagram knows the path
     */
    Progress poll(LongTask task) throws Refusal;
}
