package org.gaas.engine.guard;

import java.lang.reflect.Field;

/** Looks into the engine's commands: they keep to themselves what they are about to do. */
class Inside {
    private Inside() {}

    @SuppressWarnings("unchecked")
    static <T> T read(Object command, String name) {
        try {
            return (T) field(command.getClass(), name).get(command);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    static void write(Object command, String name, Object value) {
        try {
            field(command.getClass(), name).set(command, value);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Field field(Class<?> type, String name) {
        for (var declaring = type; declaring != null; declaring = declaring.getSuperclass())
            for (var field : declaring.getDeclaredFields())
                if (field.getName().equals(name)) {
                    field.setAccessible(true);
                    return field;
                }
        throw new IllegalStateException(type + " has no field " + name + ": the engine changed, so must the guard");
    }
}
