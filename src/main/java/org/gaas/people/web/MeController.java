package org.gaas.people.web;

import java.security.Principal;
import java.util.List;
import org.gaas.people.People;
import org.gaas.people.Role;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who the desk takes you for. */
@RestController
class MeController {
    private final People people;

    MeController(People people) {
        this.people = people;
    }

    /** The signed-in person with the roles of this moment. */
    record Me(String user, List<String> roles) {}

    @GetMapping("/api/me")
    Me me(Principal person) {
        var roles = people.rolesOf(person.getName()).stream().map(Role::group).toList();
        return new Me(person.getName(), roles);
    }
}
