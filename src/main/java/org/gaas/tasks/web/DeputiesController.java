package org.gaas.tasks.web;

import java.security.Principal;
import java.util.List;
import java.util.Optional;
import org.gaas.engine.Excerpt;
import org.gaas.engine.InvalidInput;
import org.gaas.people.Role;
import org.gaas.tasks.Deputies;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Who is asked first when the people of a role are late. */
@RestController
class DeputiesController {
    private final Deputies deputies;

    DeputiesController(Deputies deputies) {
        this.deputies = deputies;
    }

    record Deputy(String role, String user) {}

    /** Empty or absent: nobody any more. */
    record Named(String user) {}

    @GetMapping("/api/deputies")
    List<Deputy> deputies() {
        return deputies.all().entrySet().stream()
                .map(one -> new Deputy(one.getKey().group(), one.getValue()))
                .toList();
    }

    @PutMapping("/api/deputies/{role}")
    List<Deputy> name(@PathVariable String role, @RequestBody Named named, Principal person) {
        var of = Role.of(role)
                .orElseThrow(() ->
                        new InvalidInput("role", "ROLE_UNKNOWN", "there is no role '" + Excerpt.shown(64, role) + "'"));
        deputies.name(of, Optional.ofNullable(named.user()).filter(name -> !name.isBlank()), person.getName());
        return deputies();
    }
}
