/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/demo/cbk-demo-private.h"

/* What happens, roughly as often as rows stand here. */
static const CbkDemoCrime crimes[] = {
  { "28E", "Residential burglary", "burglary", "acquisitive", "P4", FALSE, TRUE, 365,
    "Between $d and the following morning {an unknown offender|two unknown offenders|persons unknown} "
    "{entered|broke into} the home of $v at $l {by snapping the lock of the front door|by forcing the "
    "kitchen window|through an insecure rear door|by prising the patio doors} and {made an untidy search of "
    "the bedrooms|searched the ground floor|went through drawers in every room}, taking {jewellery and "
    "cash|two laptops|car keys and a handbag|a games console and watches} before leaving {the way they "
    "came|over the rear fence|in the family car|on foot towards the canal}.",
    "door_forced", "Entry,Trespass,Intent to steal" },
  { "28E", "Residential burglary", "burglary", "acquisitive", "P4", FALSE, TRUE, 365,
    "$v {returned home|came downstairs|woke} at about $t on $d to find that the house at $l had been "
    "{entered|searched}. {The rear door had been forced|A side window was open|The lock had been drilled}. "
    "{A neighbour's camera faces the alley|No cameras cover the rear|A trail of shoe marks led to the gate}. "
    "{Keys for a car on the drive were taken|Gold bangles are missing|Cash saved for a wedding is "
    "gone|Nothing has yet been found missing}.",
    "window_forced", "Entry,Trespass,Theft" },
  { "34B", "Robbery of personal property", "robbery", "violence", "P2", TRUE, TRUE, 746,
    "$v was walking along $l at about $t on $d when {two males on an electric bike|three youths in dark "
    "clothing|a lone male with his face covered} {blocked the path|grabbed hold of the bag|produced what "
    "looked like a knife} and demanded {the phone|cash and cards|the jacket}. {There was a struggle|The "
    "victim handed it over|The victim was pushed to the ground}. The {offenders|suspects} made off {towards "
    "the shops|through the subway|in a waiting car}.",
    "threat", "Theft,Force or fear of force" },
  { "8N", "Assault with injury", "violent-crime", "violence", "P3", TRUE, FALSE, 184,
    "At about $t on $d $v was {punched to the face|struck with a bottle|kicked on the ground|headbutted} "
    "{outside licensed premises at|near|in the street at} $l {after an argument over money|following a road "
    "traffic dispute|without any words before|by a person known to the victim}. {Injuries are a fractured "
    "cheekbone|There is swelling and a cut lip|The victim attended hospital and was discharged}. {Door staff "
    "separated the parties|A passer-by filmed part of it|The suspect left before officers arrived}.",
    "words", "Assault,Actual bodily harm,No lawful excuse" },
  { "8N", "Assault with injury", "violent-crime", "violence", "P2", TRUE, FALSE, 184,
    "$v reports that {a former partner|a partner|a relative} {slapped and pushed|grabbed by the throat|threw "
    "an ornament at} them at $l at about $t on $d {during an argument about the children|when asked to "
    "leave|after drinking}. {Children were upstairs|No children were present|A neighbour heard shouting}. "
    "{This has happened before and was not reported|It is the first time the police have been called|There "
    "have been four calls in a year}.",
    "threat", "Assault,Actual bodily harm" },
  { "45", "Theft from a vehicle", "vehicle-crime", "volume", "P7", FALSE, TRUE, 33,
    "Overnight on $d a {car|van} belonging to $v, parked at $l, had {a window smashed|its door lock "
    "forced|its rear doors peeled} and {power tools|a dashcam and sunglasses|a work bag|number plates} "
    "{were|had been} taken. {The street is covered by a doorbell camera|There are no cameras|Glass was left "
    "at the scene and photographed}.",
    "from_vehicle", "Appropriation,Property of another,Dishonesty" },
  { "48", "Theft of a motor vehicle", "vehicle-crime", "acquisitive", "P5", FALSE, TRUE, 128,
    "$v woke on $d to find that the car had been taken from {the drive|the street} at $l. {The keys are "
    "still in the house and a relay device is suspected|The keys were on the hall table|A spare key was lost "
    "last month}. {A tracker last reported near the motorway|The car has no tracker|A neighbour heard it "
    "leave at about $t}.",
    "relay", "Taking,Dishonesty,Intention to deprive" },
  { "46", "Shoplifting", "shoplifting", "volume", "P7", FALSE, TRUE, 20,
    "At about $t on $d a {male|female} entered the shop at $l, {selected spirits|filled a holdall with "
    "meat|took razor blades and cosmetics} and left {without paying|past the tills|when challenged by "
    "staff}. {The person is known to staff|The same person has been in before|Staff obtained a good "
    "description}. {Recording has been kept|The recording is to be collected}.",
    "tools", "Appropriation,Dishonesty" },
  { "46", "Shoplifting", "shoplifting", "volume", "P7", FALSE, TRUE, 20,
    "Staff at $l {detained a person|tried to stop a person|saw a person leave} at about $t on $d with {baby "
    "milk|coffee|alcohol|washing powder} to the value of {forty|sixty|ninety|a hundred and twenty} pounds. "
    "{The goods were recovered|Nothing was recovered|Part of it was dropped}. {The manager supports a "
    "prosecution|The manager asks for a ban only}.",
    "on_foot", "Appropriation,Dishonesty" },
  { "58C", "Criminal damage to a vehicle", "criminal-damage-arson", "volume", "P8", FALSE, FALSE, 10,
    "Between $t and midnight on $d {a wing mirror was broken off|the paintwork was scratched down one "
    "side of|all four tyres were cut on|a brick was put through the windscreen of} the car of $v at $l. {The "
    "victim suspects a neighbour|No reason is known|It follows a dispute about parking}.",
    "tools", "Damage,Property of another,Intent or recklessness" },
  { "9A", "Public fear, alarm or distress", "public-order", "volume", "P5", TRUE, FALSE, 5,
    "$v was {shouted at and threatened|followed and abused|spat towards} by {a group of youths|a man known "
    "by sight|another driver} at $l at about $t on $d. {Bystanders intervened|Nobody else saw it|A bus "
    "driver saw it}. {The words used were hostile and repeated|The victim was put in fear of violence}.",
    "words", "Threatening words,Intent or awareness" },
  { "8R", "Malicious communications", "violent-crime", "volume", "P6", TRUE, FALSE, 8,
    "Since $d $v has received {dozens of messages|threatening voice notes|posts on a social network} from "
    "{an unknown account|a former friend|a person met online}. {Screenshots have been kept|The messages were "
    "deleted but can be recovered|The victim has blocked the sender}. {They mention the home at $l|They "
    "threaten to share pictures|They refer to an earlier complaint}.",
    "hacking", "Sending,Grossly offensive or threatening,Purpose" },
  { "92D", "Possession of controlled drugs", "drugs", "volume", "P4", FALSE, FALSE, 10,
    "Officers on patrol at $l at about $t on $d {smelled cannabis from a parked car|saw an exchange|stopped "
    "a male who ran} and found {eleven wraps|a grip bag of green leaf|a quantity of white powder} {in a "
    "sock|under the seat|in a jacket pocket}, {with|without} scales and cash.",
    "drugged", "Possession,Controlled drug,Knowledge" },
  { "10D", "Having a bladed article", "possession-of-weapons", "violence", "P2", FALSE, FALSE, 50,
    "At about $t on $d {a caller reported|operators saw|officers saw} a {youth|male} with {a machete|a "
    "kitchen knife|a lock knife} at $l. {It was thrown into a garden and recovered|It was found in the "
    "waistband|A weapon sweep found it}. {No one was hurt|The person said it was carried for protection}.",
    "weapon_shown", "Public place,Bladed article,No good reason" },
  { "44", "Theft of a pedal cycle", "bicycle-theft", "volume", "P8", FALSE, TRUE, 10,
    "$v locked {a mountain bike|an electric bike|a road bike} at $l and on return at about $t on $d it {had "
    "gone|had been cut free}. {The lock was left behind|The frame number is known|Station cameras cover the "
    "rack}.",
    "tools", "Appropriation,Dishonesty" },
  { "20A", "Sexual assault on a female aged 13 and over", "violent-crime", "sexual_offences", "P1", TRUE,
    FALSE, 500,
    "$v reports that at about $t on $d {a male unknown to her|a man she had met that evening} touched her "
    "without consent {on a bus near|in a bar at|in the street at} $l. {She told a friend straight away|She "
    "first told a teacher|Staff called the police}. A specially trained officer has been asked for.",
    "stranger", "Touching,Sexual,No consent,No reasonable belief" },
  { "5D", "Assault with intent to cause serious harm", "violent-crime", "violence", "P1", TRUE, FALSE, 1460,
    "At about $t on $d $v was {stabbed in the thigh|stabbed twice in the back|struck with a machete} at $l "
    "by {one of a group|a male in a grey tracksuit|an attacker who got out of a car}. {Passers-by gave first "
    "aid|The victim walked into hospital|An ambulance crew treated the wound}. {The injury is not "
    "life-threatening|Surgery was needed}. {The scene was held overnight|A blade was found in a drain}.",
    "weapon_used", "Wound,Intent,No lawful excuse" },
};

const CbkDemoCrime *
cbk_demo_crime (CbkDemo *self)
{
  return &crimes[cbk_demo_roll (self, G_N_ELEMENTS (crimes))];
}
