package org.gaas.certificates.web;

import java.security.Principal;
import java.util.Optional;
import org.gaas.certificates.Ceilings;
import org.gaas.engine.InvalidInput;
import org.gaas.engine.Money;
import org.gaas.installations.ProjectName;
import org.gaas.installations.Projects;
import org.gaas.people.People;
import org.gaas.people.Role;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Up to which price certificates of a project are bought without asking. */
@RestController
@RequestMapping("/api/certificates/ceilings/{project}")
class CeilingsController {
    private final Ceilings ceilings;
    private final Projects projects;
    private final People people;

    CeilingsController(Ceilings ceilings, Projects projects, People people) {
        this.ceilings = ceilings;
        this.projects = projects;
        this.people = people;
    }

    /**
     * What holds for a project.
     *
     * @param ceiling with its currency: {@code EUR 150.00}
     */
    record Held(String project, String ceiling) {}

    /**
     * What is to hold.
     *
     * @param ceiling in euros: {@code 150} or {@code 150.00}
     */
    record Wanted(String ceiling) {}

    @GetMapping
    Held held(@PathVariable String project, Principal person) {
        people.require(person.getName(), CertificatesController.SEES);
        return held(new ProjectName(project));
    }

    @PutMapping
    Held decide(@PathVariable String project, @RequestBody Wanted wanted, Principal person) {
        people.require(person.getName(), Role.FINANCE, Role.MANAGERS);
        var ceiling = Optional.ofNullable(wanted.ceiling()).orElseThrow(() -> InvalidInput.missing("ceiling"));
        var name = new ProjectName(project);
        ceilings.decide(name, Money.price("ceiling", ceiling), person.getName());
        return held(name);
    }

    private Held held(ProjectName project) {
        return new Held(project.value(), projects.ceiling(project).toString());
    }
}
