//! What gazetteers find, and what they refuse.

use super::*;

/// The names found, as `text=Name`, with `~` for demonyms and `?` for doubtful ones.
fn found(gazetteer: &Gazetteer, text: &str) -> String {
    let show = |hit: &Hit| {
        let sense = hit.senses[0];
        let mark = if sense.demonym { "~" } else { "" };
        let doubt = if sense.doubtful { "?" } else { "" };
        let name = &gazetteer.entry(sense.entry).name;
        format!("{}={mark}{name}{doubt}", hit.span.text(text))
    };
    let hits = gazetteer.find(text);
    hits.iter().map(show).collect::<Vec<_>>().join("; ")
}

#[test]
fn the_longest_known_name_is_found_at_word_borders_with_its_case() {
    let cases = [
        ("The US helps us.", "US=United States"),
        (
            "the U.S. and the U.K.",
            "U.S.=United States; U.K.=United Kingdom",
        ),
        ("the U.S. Senate", "U.S. Senate=US Senate"),
        (
            "Papua New Guinea's coast",
            "Papua New Guinea=Papua New Guinea",
        ),
        ("Guinean farmers", "Guinean=~Guinea"),
        ("a turkey, some china and a polish", ""),
        (
            "Turkey beat Polish rivals",
            "Turkey=Türkiye?; Polish=~Poland",
        ),
        ("SWEDEN WINS", "SWEDEN=Sweden"),
        (
            "North Korean and South\nKorean troops",
            "North Korean=~North Korea; South\nKorean=~South Korea",
        ),
        ("N\u{2019}Djamena is calm", "N\u{2019}Djamena=N'Djamena"),
        ("Unesco and UNESCO", "Unesco=UNESCO; UNESCO=UNESCO"),
        ("who is WHO", "WHO=World Health Organization?"),
        ("Swedenborg, preSweden", ""),
        ("中国 is China", "China=China"),
    ];
    for (text, expected) in cases {
        assert_eq!(found(Gazetteer::shipped(), text), expected, "{text}");
    }
}

#[test]
fn names_of_user_files_go_before_those_that_come_with_the_program() {
    let file = "name\ttype\tother names\nSweden AB\tOrganization\tSweden\n";
    let gazetteer = Gazetteer::shipped()
        .clone()
        .with_files(&[("my.tsv", file.as_bytes())], &TYPES)
        .expect("the file is good");
    assert_eq!(found(&gazetteer, "in Sweden"), "Sweden=Sweden AB");
    assert_eq!(found(&gazetteer, "in Norway"), "Norway=Norway");
}

#[test]
fn all_faults_of_a_file_are_reported_with_their_lines() {
    let long = "x".repeat(10_000);
    let file = [
        b"# mine\nname\ttype\tidentifier\tother names\tflag\n".as_slice(),
        b"Acme\tOrganisation\n",
        b"\tPerson\n",
        b"Acme\tOrganization\tQ42\n",
        b"Acme\tOrganization\n",
        b"Bad \xff name\tPerson\n",
        long.as_bytes(),
        b"\tPerson\n",
        b"Ann Lee\tPerson\thttp://x/1\tAnn||Lee\ta\tb\n",
        b"--\tPerson\nBo\t\n",
        b"Cy\tPerson\thttp://x/2\tCy C||Cee\n",
    ]
    .concat();
    let faults = Gazetteer::read(&[("my.tsv", &file)], &["Person", "Organization"])
        .expect_err("the file is bad");
    let lines: Vec<String> = faults.iter().map(ToString::to_string).collect();
    assert_eq!(
        lines,
        [
            "my.tsv:2: unknown column \"flag\"; did you mean \"flags\"?",
            "my.tsv:3: unknown type \"Organisation\"; did you mean \"Organization\"?",
            "my.tsv:4: empty name; write one or remove the line",
            "my.tsv:5: identifier \"Q42\" is not an IRI; write one such as http://www.wikidata.org/entity/Q1",
            "my.tsv:6: \"Acme\" is there already as Organization, on line 5; join the two lines",
            "my.tsv:7: not UTF-8 at byte 5; save the file as UTF-8",
            "my.tsv:8: a name of 10000 letters; at most 200 can be matched",
            "my.tsv:9: 6 fields, but the header has 5; remove the tabs that are too many",
            "my.tsv:10: name \"--\" has no letter or digit",
            "my.tsv:11: no type; write one of Person, Organization",
            "my.tsv:12: empty name; write one or remove the line",
        ]
    );
}

#[test]
fn flags_and_headers_are_checked() {
    let cases: [(&str, &str); 4] = [
        (
            "Oslo\tCity",
            "f.tsv:1: the first line must name the columns, with tabs between them: name, type, ",
        ),
        (
            "name\ttype\tflags\nOslo\tCity\tcapitol",
            "f.tsv:2: unknown flag \"capitol\"; did you mean \"capital\"?",
        ),
        (
            "name\ttype\tflags\nOslo\tCity\tin",
            "f.tsv:2: flag \"in\" needs a value: in=NAME",
        ),
        (
            "name\ttype\tflags\nOslo\tCity\tcapital=Norway",
            "f.tsv:2: flag \"capital\" takes no value",
        ),
    ];
    for (file, expected) in cases {
        let faults = Gazetteer::read(&[("f.tsv", file.as_bytes())], &TYPES).expect_err("bad");
        assert!(faults[0].to_string().starts_with(expected), "{}", faults[0]);
    }
}

#[test]
fn every_country_named_by_another_entry_is_known() {
    let gazetteer = Gazetteer::shipped();
    for entry in &gazetteer.entries {
        for country in entry.country.iter().chain(&entry.stands_for) {
            let known = gazetteer.named(country).expect(country);
            assert_eq!(gazetteer.entry(known).kind, "Country", "{}", entry.name);
        }
    }
}

#[test]
fn every_name_and_people_of_every_country_is_found_in_a_sentence() {
    let gazetteer = Gazetteer::shipped();
    let countries = gazetteer
        .entries
        .iter()
        .filter(|entry| entry.kind == "Country");
    let mut count = 0;
    for entry in countries {
        for (form, _, _) in entry.forms() {
            let sentence = format!("We heard that {form}, among others, was named.");
            let hits = gazetteer.find(&sentence);
            let is_found = hits.iter().any(|hit| {
                hit.span.text(&sentence) == form
                    && hit
                        .senses
                        .iter()
                        .any(|sense| gazetteer.entry(sense.entry).name == entry.name)
            });
            assert!(is_found, "{form} of {}", entry.name);
            count += 1;
        }
    }
    assert!(count > 1200, "{count} names");
}

#[test]
fn names_with_words_in_common_do_not_slow_each_other_down() {
    let mut file = String::from("name\ttype\n");
    for number in 0..50_000 {
        file.push_str(&format!("John Number{number}\tPerson\n"));
    }
    let gazetteer =
        Gazetteer::read(&[("people.tsv", file.as_bytes())], &TYPES).expect("the file is good");
    let text = "John Number777 and John Doe. ".repeat(20_000);
    let hits = gazetteer.find(&text);
    assert_eq!(hits.len(), 20_000);
    assert_eq!(
        gazetteer.entry(hits[0].senses[0].entry).name,
        "John Number777"
    );
}

#[test]
fn any_text_is_searched_without_harm() {
    for text in [
        "",
        "\0\0",
        "\u{301}\u{301}",
        "....",
        "(US)",
        "US",
        "日本語テキスト",
        "é\u{301}é",
    ] {
        for hit in Gazetteer::shipped().find(text) {
            assert!(!hit.span.text(text).is_empty());
        }
    }
}
