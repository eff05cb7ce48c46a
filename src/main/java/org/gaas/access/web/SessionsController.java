package org.gaas.access.web;

import java.security.Principal;
import org.gaas.access.Sessions;
import org.gaas.fleet.ServerName;
import org.gaas.people.People;
import org.gaas.people.Role;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who opened sessions at a server's databases or came to it by key: for those who answer for it, and for auditors. */
@RestController
class SessionsController {
    private final Sessions sessions;
    private final People people;

    SessionsController(Sessions sessions, People people) {
        this.sessions = sessions;
        this.people = people;
    }

    @GetMapping("/api/access/sessions/{server}")
    Sessions.Log on(@PathVariable String server, @RequestParam(defaultValue = "7") int days, Principal person) {
        people.require(person.getName(), Role.HOSTING, Role.MANAGERS, Role.AUDITORS);
        return sessions.on(new ServerName(server), days);
    }
}
