//! The codebook drawn with hard names, for looking at.

use rapporteur::review::{Concern, ConcernId, Edit};

use super::*;

/// A project whose codebook has names in other scripts, deep branches and names that are too long.
fn hard() -> Project {
    let mut project = Sample::named("first-steps").unwrap().project().unwrap().into_own();
    let base = Codebook::shipped().get(&ConcernId::new("scope")).unwrap().clone();
    let names = [
        ("الخصوصية وحماية البيانات الشخصية في سياق التعاون الدولي", None),
        ("الصحافة", Some("h0")),
        ("监控与秘密取证", Some("h1")),
        ("A concern whose name goes on for longer than any panel is wide", Some("h2")),
    ];
    for (at, (name, parent)) in names.iter().enumerate() {
        let concern = Concern {
            name: (*name).to_owned(),
            parent: parent.map(ConcernId::new),
            order: 90,
            key: None,
            ..base.clone()
        };
        project.apply(Edit::PutConcern(ConcernId::new(&format!("h{at}")), Box::new(concern))).unwrap();
    }
    project
}

/// Pictures of the codebook, for looking at: set `RAPPORTEUR_PICTURES` to a folder.
#[test]
fn the_codebook_can_be_drawn_at_every_width_theme_and_language() {
    for (width, locale) in [(1280.0, None), (900.0, None), (900.0, Some("fr"))] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("hard.ron");
        hard().save(&path).unwrap();
        let mut window = open(vec2(width, 900.0), folder.path(), path, locale);
        let name = format!("codebook-{width}-{}", locale.unwrap_or("en"));
        let french = locale.is_some();
        let say = |english: &'static str, other: &'static str| if french { other } else { english };
        for theme in ["one", "other", "clear"] {
            let picture = |window: &mut Window, what: &str| {
                support::picture(window, &format!("{name}-{theme}-{what}"));
            };
            focus_row(&mut window, "Human rights");
            picture(&mut window, "tree");
            edit(&mut window, "الصحافة");
            window.get_by_role_and_label(Role::TextInput, say("Name", "Nom")).scroll_to_me();
            window.run_steps(4);
            picture(&mut window, "editor");
            click(&mut window, say("Colour", "Couleur"));
            picture(&mut window, "colours");
            click(&mut window, say("Key", "Touche"));
            picture(&mut window, "keys");
            click(&mut window, say("Stands under", "Placée sous"));
            window.query_all_by_label(say("Merge into…", "Fusionner avec…")).last().unwrap().scroll_to_me();
            window.run_steps(4);
            picture(&mut window, "family");
            click(&mut window, say("Stands under", "Placée sous"));
            click(&mut window, say("Merge into…", "Fusionner avec…"));
            click(&mut window, say("Into Scope", "Avec Scope"));
            window.query_all_by_label(say("Merge", "Fusionner")).last().unwrap().scroll_to_me();
            window.run_steps(4);
            picture(&mut window, "merge");
            click(&mut window, say("Cancel", "Annuler"));
            edit(&mut window, "الصحافة");
            edit(&mut window, "Scope");
            click(&mut window, say("Split…", "Diviser…"));
            window.query_all_by_label(say("Cancel", "Annuler")).last().unwrap().scroll_to_me();
            window.run_steps(4);
            picture(&mut window, "split");
            click(&mut window, say("Cancel", "Annuler"));
            edit(&mut window, "Scope");
            if theme == "one" {
                click(&mut window, say("Light or dark", "Clair ou sombre"));
            } else if theme == "other" {
                press(&mut window, Modifiers::COMMAND, Key::K);
                let words = say("High contrast", "Contraste élevé");
                window.event(eframe::egui::Event::Text(words.to_owned()));
                window.run_steps(3);
                press(&mut window, Modifiers::NONE, Key::Enter);
            }
        }
    }
}
