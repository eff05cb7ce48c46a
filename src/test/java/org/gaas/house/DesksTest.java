package org.gaas.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;

/** The engine is found by its name, and the webapps know one name: two desks in a JVM take each other's engine away. */
class DesksTest {
    @Test
    @DisplayName("each execution of the tests starts one desk")
    void oneDeskToATag() {
        var desks = new ClassFileImporter()
                .withImportOption(new ImportOption.OnlyIncludeTests()).importPackages("org.gaas").stream()
                        .filter(type -> type.isAnnotatedWith(SpringBootTest.class))
                        .collect(Collectors.groupingBy(
                                DesksTest::tag, Collectors.mapping(JavaClass::getSimpleName, Collectors.toSet())));
        assertThat(desks.keySet()).containsExactlyInAnyOrder("", "box", "fleet", "certificates", "demo");
        assertThat(desks).allSatisfy((tag, starters) -> assertThat(starters).hasSize(1));
    }

    private static String tag(JavaClass type) {
        return type.tryGetAnnotationOfType(Tag.class).map(Tag::value).orElse("");
    }
}
