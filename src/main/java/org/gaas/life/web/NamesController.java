package org.gaas.life.web;

import java.security.Principal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gaas.engine.InvalidInput;
import org.gaas.installations.InstallationId;
import org.gaas.life.ChangeNamesProcess;
import org.gaas.life.LifeVars;
import org.gaas.life.NamesRequest;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Changes of the names that a production answers under. */
@RestController
@RequestMapping("/api/productions/{id}/names/change")
class NamesController {
    private final ChangeNamesProcess process;

    NamesController(ChangeNamesProcess process) {
        this.process = process;
    }

    /**
     * What is asked for; what is absent is none.
     *
     * @param rename old names, each with the one that takes its place: the old one leads on to it
     * @param reason who at the customer wants it, when and why
     */
    record WantedNames(List<String> add, Map<String, String> rename, List<String> drop, String reason) {
        NamesRequest of(InstallationId production) {
            var renames = Optional.ofNullable(rename).orElse(new LinkedHashMap<>()).entrySet().stream()
                    .map(one -> line(one.getKey()) + " > " + line(one.getValue()))
                    .toList();
            return NamesRequest.written(
                    production,
                    lines(add),
                    String.join("\n", renames),
                    lines(drop),
                    LifeVars.REASON.parse(Optional.ofNullable(reason).orElse("")));
        }

        private static String lines(List<String> names) {
            return names == null
                    ? ""
                    : String.join("\n", names.stream().map(WantedNames::line).toList());
        }

        /** One name, not several in the place of one. */
        private static String line(String name) {
            if (name == null || name.lines().count() != 1 || name.contains(">"))
                throw new InvalidInput("hosts", "HOST_INVALID", "must be a name of a host in each place");
            return name;
        }
    }

    /** What was begun. */
    record Begun(String installation, String process) {}

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    Begun begin(@PathVariable String id, @RequestBody WantedNames wanted, Principal person) {
        var production = new InstallationId(id);
        return new Begun(production.value(), process.start(wanted.of(production), person.getName()));
    }

    /** The names are those of before. */
    @PostMapping("/withdrawal")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Begun withdraw(@PathVariable String id, Principal person) {
        var production = new InstallationId(id);
        return new Begun(production.value(), process.withdraw(production, person.getName()));
    }
}
