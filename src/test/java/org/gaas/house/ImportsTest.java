package org.gaas.house;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.gaas.engine.LongStep;
import org.gaas.engine.Step;

/** Who may import what, beyond the modules' own borders. */
@AnalyzeClasses(packages = "org.gaas", importOptions = DoNotIncludeTests.class)
class ImportsTest {
    private static final DescribedPredicate<JavaClass> DOOR = DescribedPredicate.describe(
            "a door to a process", type -> type.getSimpleName().endsWith("Process"));

    @ArchTest
    static final ArchRule CAMUNDA_STAYS_AT_ITS_DOORS = noClasses()
            .that(resideInAPackage("org.gaas.."))
            .and(not(resideInAnyPackage("org.gaas.engine..", "org.gaas.tasks..", "org.gaas.people..", "..steps..")))
            .and(not(DOOR))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.camunda..")
            .because("a move to the engine's fork must stay cheap");

    @ArchTest
    static final ArchRule STEPS_LIVE_TOGETHER = classes()
            .that()
            .areAssignableTo(Step.class)
            .or()
            .areAssignableTo(LongStep.class)
            .and()
            .areNotInterfaces()
            .should()
            .resideInAnyPackage("..steps", "org.gaas.engine..")
            .andShould()
            .bePackagePrivate();

    @ArchTest
    static final ArchRule THE_COMMAND_LINE_KNOWS_NO_SPRING = noClasses()
            .that()
            .resideInAPackage("org.gaas.cli..")
            .and()
            .doNotHaveSimpleName("package-info")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "org.camunda..", "java.sql..")
            .because("it starts in well under a second and speaks to the REST API only");

    @ArchTest
    static final ArchRule MINA_AND_JGIT_STAY_IN_THEIR_ADAPTERS = noClasses()
            .that(not(resideInAnyPackage(
                    "org.gaas.remote.ssh..",
                    "org.gaas.access.openssh..",
                    "org.gaas.releases.net..",
                    "org.gaas.releases.git..",
                    "org.gaas.releases.svn..",
                    "org.gaas.box..")))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.sshd..", "org.eclipse.jgit..");

    @ArchTest
    static final ArchRule SVNKIT_STAYS_IN_ITS_ADAPTER = noClasses()
            .that(not(resideInAnyPackage("org.gaas.releases.svn..", "org.gaas.box.sample..")))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.tmatesoft..");

    @ArchTest
    static final ArchRule THE_CLOCK_IS_INJECTED = noClasses()
            .that(not(resideInAnyPackage("org.gaas", "org.gaas.cli..", "org.gaas.box..")))
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(java.time.LocalDate.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule ROLES_ARE_ASKED_FOR_LIVE = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.springframework.security.access.prepost..")
            .because("annotations are not looked at, and sessions remember roles that were taken away: use People");

    @ArchTest
    static final ArchRule NO_FIELD_IS_INJECTED =
            noFields().should().beAnnotatedWith("org.springframework.beans.factory.annotation.Autowired");
}
