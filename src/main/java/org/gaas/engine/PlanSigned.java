package org.gaas.engine;

/**
 * A person approved a plan. Published inside the completing transaction.
 *
 * @param person who did
 * @param plan what was shown
 * @param rootInstance the instance that all began with
 * @param task the id of the task in its diagram
 */
public record PlanSigned(String person, Plan plan, String rootInstance, String task) {}
