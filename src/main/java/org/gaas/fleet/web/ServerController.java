package org.gaas.fleet.web;

import java.security.Principal;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.gaas.engine.Hidden;
import org.gaas.engine.InvalidInput;
import org.gaas.fleet.AddServerProcess;
import org.gaas.fleet.Fleet;
import org.gaas.fleet.FleetVars;
import org.gaas.fleet.LostServers;
import org.gaas.fleet.Server.State;
import org.gaas.fleet.ServerName;
import org.gaas.fleet.ServerRequest;
import org.gaas.fleet.ServerStates;
import org.gaas.fleet.Tenants;
import org.gaas.fleet.web.ServerViews.ServerView;
import org.gaas.people.People;
import org.gaas.people.Role;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** One server of the fleet: a new one, all about one, and whether it takes part. */
@RestController
@RequestMapping("/api/servers")
class ServerController {
    private final Fleet fleet;
    private final Tenants tenants;
    private final AddServerProcess additions;
    private final ServerStates states;
    private final LostServers lost;
    private final People people;
    private final ObjectProvider<Hidden> hidden;

    ServerController(
            Fleet fleet,
            Tenants tenants,
            AddServerProcess additions,
            ServerStates states,
            LostServers lost,
            People people,
            ObjectProvider<Hidden> hidden) {
        this.fleet = fleet;
        this.tenants = tenants;
        this.additions = additions;
        this.states = states;
        this.lost = lost;
        this.people = people;
        this.hidden = hidden;
    }

    /** What is asked for; names as in the start form, roles with commas between them. */
    record Wanted(String server, String roles, String address, String port, String zone, String like) {
        ServerRequest request() {
            return new ServerRequest(
                    new ServerName(required("server", server)),
                    filled(roles).map(FleetVars.ROLES::parse).orElse(Set.of()),
                    required("address", address),
                    filled(zone),
                    filled(port).map(FleetVars.PORT::parse),
                    filled(like).map(FleetVars.LIKE::parse));
        }
    }

    /** What was begun. */
    record Begun(String server, String process) {}

    /** Whether it takes part: active, draining, retired or lost; why, of a lost one. */
    record Part(String state, String why) {
        State wanted() {
            return Arrays.stream(State.values())
                    .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(state))
                    .findFirst()
                    .orElseThrow(() -> new InvalidInput(
                            "state", "CHOICE_INVALID", "must be one of: active, draining, retired, lost"));
        }
    }

    @GetMapping("/{name}")
    ServerView server(@PathVariable String name, Principal person) {
        var server = fleet.server(new ServerName(name));
        var unseen = Hidden.from(hidden, person.getName());
        return ServerView.of(
                server,
                tenants.tenants(server.name()).stream()
                        .filter(id -> !unseen.contains(id))
                        .toList());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    Begun add(@RequestBody Wanted wanted, Principal person) {
        people.require(person.getName(), Role.HOSTING);
        var request = wanted.request();
        return new Begun(request.name().value(), additions.start(request));
    }

    @PutMapping("/{name}/state")
    ServerView change(@PathVariable String name, @RequestBody Part part, Principal person) {
        people.require(person.getName(), Role.HOSTING);
        var server = new ServerName(name);
        if (part.wanted() == State.LOST) lost.giveUp(server, required("why", part.why()), person.getName());
        else states.change(server, part.wanted(), person.getName());
        return server(name, person);
    }

    private static Optional<String> filled(String text) {
        return Optional.ofNullable(text).filter(value -> !value.isBlank());
    }

    private static String required(String field, String text) {
        return filled(text).orElseThrow(() -> InvalidInput.missing(field));
    }
}
