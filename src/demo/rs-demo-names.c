/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "demo/rs-demo-names.h"

#define NAMES_PER_CULTURE 8

typedef struct
{
  const char *given[NAMES_PER_CULTURE];
  const char *family[NAMES_PER_CULTURE];
} Culture;

static const Culture cultures[] = {
  { { "Ana", "João", "Inês", "Tiago", "Beatriz", "Rui", "Mafalda", "Gonçalo" },
    { "Silva", "Conceição", "Carvalho", "Magalhães", "Ferreira", "Simões", "Araújo", "Brandão" } },
  { { "Emma", "Oliver", "Grace", "Callum", "Hannah", "Declan", "Saoirse", "Rhys" },
    { "Bennett", "Whitfield", "O’Connor", "Hughes", "MacLeod", "Fletcher", "Byrne", "Okafor-Reid" } },
  { { "Lena", "Jürgen", "Sabine", "Matthias", "Käthe", "Björn", "Annika", "Florian" },
    { "Schäfer", "Großmann", "Vogel", "Brückner", "Lindner", "Köhler", "Baumgartner", "Weiß" } },
  { { "Aarav", "Priya", "Rohan", "Ananya", "Vikram", "Meera", "Arjun", "Kavya" },
    { "Sharma", "Iyer", "Banerjee", "Patel", "Reddy", "Nair", "Chaudhary", "Subramaniam" } },
  { { "Lucía", "Íñigo", "Marta", "Andrés", "Ximena", "Raúl", "Begoña", "Mateo" },
    { "Muñoz", "García", "Ibáñez", "Castaño", "Quiroga", "Peña", "Rodríguez", "Zúñiga" } },
  { { "Chidi", "Ngozi", "Kwame", "Amina", "Tunde", "Abena", "Folasade", "Sipho" },
    { "Okonkwo", "Adeyemi", "Mensah", "Diallo", "Nwosu", "Boateng", "Dlamini", "Eze" } },
  { { "Élodie", "Benoît", "Camille", "François", "Maëlys", "Rémi", "Solène", "Théo" },
    { "Lefèvre", "Moreau", "Béranger", "D’Amboise", "Chevalier", "Gauthier", "Roussel", "Châtelain" } },
  { { "Zofia", "Łukasz", "Agnieszka", "Paweł", "Małgorzata", "Krzysztof", "Kinga", "Stanisław" },
    { "Wiśniewska", "Dąbrowski", "Wójcik", "Zieliński", "Kamińska", "Jabłoński", "Pawlak", "Źródlak" } },
  { { "Elif", "Çağlar", "Zeynep", "Emre", "Gül", "Şebnem", "Ozan", "İpek" },
    { "Yılmaz", "Öztürk", "Demir", "Şahin", "Kılıç", "Güneş", "Aydın", "Çelik" } },
  { { "Astrid", "Søren", "Freja", "Håkon", "Linnéa", "Åsa", "Mikkel", "Eero" },
    { "Lindqvist", "Østergaard", "Bergström", "Nygård", "Virtanen", "Hämäläinen", "Sørensen", "Dahl" } },
  { { "Nguyễn Thị", "Minh", "Linh", "Đức", "Haruka", "Jisoo", "Wei", "Siti" },
    { "Lan", "Trần", "Phạm", "Hoàng", "Tanaka", "Park", "Chen", "Rahmawati" } },
  { { "Layla", "Omar", "Nour", "Karim", "Yasmin", "Tariq", "Salma", "Idris" },
    { "Haddad", "al-Masri", "Benali", "Rahman", "Khoury", "Siddiqui", "Bouzid", "Farouk" } },
};

#define PLAIN_NAMES (G_N_ELEMENTS (cultures) * NAMES_PER_CULTURE * NAMES_PER_CULTURE)

/* Names that a board must show as they are: markup as typed, right to left, wide glyphs, and long ones. */
typedef struct
{
  guint index;
  guint min_agents;
  const char *name;
} SpecialName;

static const SpecialName special_names[] = {
  { 17, 40, "Zoë <b>Quick</b> & Co" },
  { 29, 60, "يوسف الحداد" },
  { 43, 60, "佐藤 美咲" },
  { 51, 60, "María de los Ángeles Fernández-Villanueva" },
};

typedef struct
{
  const char *name;
  const char *channel;
} QueueWords;

static const QueueWords queue_words[] = {
  { "Billing", "voice" },    { "Support", "voice" },    { "Sales", "voice" },        { "Retention", "voice" },
  { "Chat", "chat" },        { "E-mail", "email" },     { "Claims", "voice" },       { "Deliveries", "voice" },
  { "Returns", "voice" },    { "Technical", "voice" },  { "Premium care", "voice" }, { "Español", "voice" },
  { "Français", "voice" },   { "Deutsch", "voice" },    { "Social media", "chat" },  { "Fraud", "voice" },
  { "Onboarding", "voice" }, { "Partners", "email" },   { "Renewals", "voice" },     { "Appointments", "voice" },
  { "Web chat", "chat" },    { "Complaints", "voice" }, { "Business", "voice" },     { "Night line", "voice" },
};

static const char *const teams[] = { "Harbour", "Summit",    "Orchard", "Lighthouse",
                                     "Meadow",  "Riverside", "Aurora",  "Granite" };

static const char *const wrap_up_codes[] = { "Resolved",       "Follow-up",        "Payment taken", "Escalated",
                                             "Transferred",    "Order changed",    "Call back",     "Refund agreed",
                                             "Address change", "Contract renewed", "Cancelled",     "Wrong number" };

static const char *
find_special (guint index, guint n_agents)
{
  for (guint i = 0; i < G_N_ELEMENTS (special_names); i++)
    if (special_names[i].index == index && n_agents >= special_names[i].min_agents)
      return special_names[i].name;
  return NULL;
}

/**
 * rs_demo_names_make_agent:
 * @index: which agent
 * @n_agents: how many there are
 * @seed: other seeds, other people
 *
 * Neighbours come from different parts of the world. No two agents of a centre share a name.
 *
 * Returns: (transfer full): a full name
 */
char *
rs_demo_names_make_agent (guint index, guint n_agents, guint32 seed)
{
  const char *special = find_special (index, n_agents);
  guint plain = index % PLAIN_NAMES;
  guint round = index / PLAIN_NAMES;
  guint pair = (plain / G_N_ELEMENTS (cultures) + seed % 1000 * 11) % (NAMES_PER_CULTURE * NAMES_PER_CULTURE);
  const Culture *culture = &cultures[(plain + seed % 1000) % G_N_ELEMENTS (cultures)];
  const char *given = culture->given[pair % NAMES_PER_CULTURE];
  const char *family = culture->family[(pair / NAMES_PER_CULTURE + pair * 3) % NAMES_PER_CULTURE];

  if (special != NULL)
    return g_strdup (special);
  if (round == 0)
    return g_strdup_printf ("%s %s", given, family);
  if (round <= 26)
    return g_strdup_printf ("%s %c. %s", given, 'A' + (int) round - 1, family);
  return g_strdup_printf ("%s %c. %s", given, 'a' + (int) round - 27, family);
}

/**
 * rs_demo_names_make_queue:
 * @index: which queue
 *
 * Returns: (transfer full): its name
 */
char *
rs_demo_names_make_queue (guint index)
{
  guint round = index / G_N_ELEMENTS (queue_words);
  const char *name = queue_words[index % G_N_ELEMENTS (queue_words)].name;

  return round == 0 ? g_strdup (name) : g_strdup_printf ("%s %u", name, round + 1);
}

/**
 * rs_demo_names_get_queue_channel:
 * @index: which queue
 *
 * Returns: (transfer none): `voice`, `chat` or `email`
 */
const char *
rs_demo_names_get_queue_channel (guint index)
{
  return queue_words[index % G_N_ELEMENTS (queue_words)].channel;
}

/**
 * rs_demo_names_get_team:
 * @index: which team, below rs_demo_names_get_n_teams()
 *
 * Returns: (transfer none): its name
 */
const char *
rs_demo_names_get_team (guint index)
{
  return teams[index];
}

/**
 * rs_demo_names_get_n_teams:
 *
 * Returns: how many teams have a name
 */
guint
rs_demo_names_get_n_teams (void)
{
  return G_N_ELEMENTS (teams);
}

/**
 * rs_demo_names_get_wrap_up_code:
 * @index: which code, below rs_demo_names_get_n_wrap_up_codes()
 *
 * Returns: (transfer none): what an agent notes after a contact
 */
const char *
rs_demo_names_get_wrap_up_code (guint index)
{
  return wrap_up_codes[index];
}

/**
 * rs_demo_names_get_n_wrap_up_codes:
 *
 * Returns: how many codes there are
 */
guint
rs_demo_names_get_n_wrap_up_codes (void)
{
  return G_N_ELEMENTS (wrap_up_codes);
}
