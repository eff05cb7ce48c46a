package org.gaas.house;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import java.util.TreeSet;
import org.gaas.engine.Refusal;
import org.gaas.engine.Var;
import org.springframework.stereotype.Component;

/** What the diagrams can name: steps, refusals, variables. */
record HouseClasses(JavaClasses all) {
    static HouseClasses scan() {
        return new HouseClasses(new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("org.gaas"));
    }

    Set<String> beans(Class<?> kind) {
        var names = new TreeSet<String>();
        for (JavaClass type : all)
            if (type.isAssignableTo(kind) && type.isAnnotatedWith(Component.class)) names.add(type.getSimpleName());
        return names;
    }

    Set<String> refusals() {
        var names = new TreeSet<String>();
        for (JavaClass type : all)
            if (type.isAssignableTo(Refusal.class) && !type.getModifiers().contains(JavaModifier.ABSTRACT))
                names.add(type.getSimpleName());
        return names;
    }

    Set<String> variables() {
        var names = new TreeSet<String>();
        for (JavaClass type : all)
            for (var field : type.getFields())
                if (field.getRawType().isEquivalentTo(Var.class)
                        && field.getModifiers().contains(JavaModifier.STATIC))
                    names.add(nameOf(type.getName(), field.getName()));
        return names;
    }

    private static String nameOf(String type, String field) {
        try {
            var declared = Class.forName(type).getDeclaredField(field);
            declared.setAccessible(true);
            return ((Var<?>) declared.get(null)).name();
        } catch (ReflectiveOperationException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
